package io.likeness.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.DiffusionEngine;
import io.likeness.engine.EngineEvent;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.GenerationSpec;
import io.likeness.engine.Precision;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.image.PhotoFile;
import io.likeness.engine.image.PngFile;
import io.likeness.engine.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures of a tiny model: which are drawn, and which were there before. */
class PictureGenerationTest {

    @TempDir
    Path out;

    @Test
    void whatIsResumedDrawsOnlyThePicturesThatAreMissingAndTellsOfAll() throws IOException {
        assertThat(DiffusionEngine.run(spec(false), event -> {})).isTrue();
        Path second = out.resolve("image-0001.png");
        byte[] before = Files.readAllBytes(second);
        Files.delete(second);

        List<EngineEvent> events = new ArrayList<>();
        assertThat(DiffusionEngine.run(spec(true), events::add)).isTrue();

        assertThat(of(EngineEvent.Denoising.class, events).map(EngineEvent.Denoising::index))
                .containsOnly(1);
        assertThat(of(EngineEvent.ImageWritten.class, events).map(EngineEvent.ImageWritten::index))
                .containsExactlyInAnyOrder(0, 1, 2);
        assertThat(Files.readAllBytes(second)).as("the same picture").isEqualTo(before);
    }

    @Test
    void whatIsNotResumedIsDrawnAnew() {
        DiffusionEngine.run(spec(false), event -> {});
        List<EngineEvent> events = new ArrayList<>();

        DiffusionEngine.run(spec(false), events::add);

        assertThat(of(EngineEvent.Denoising.class, events).map(EngineEvent.Denoising::index))
                .contains(0, 1, 2);
    }

    @Test
    void lessStrengthStaysNearerToThePictureThatItBeginsWith() throws IOException {
        Path photo = GoldenFolder.given().resolve("images/exif_6.jpg");
        DiffusionEngine.run(from(photo, 0.1, out.resolve("little")), event -> {});
        DiffusionEngine.run(from(photo, 0.5, out.resolve("half")), event -> {});
        DiffusionEngine.run(from(photo, 1, out.resolve("all")), event -> {});

        RgbImage little = PhotoFile.read(out.resolve("little/image-0000.png"));
        double half = difference(little, PhotoFile.read(out.resolve("half/image-0000.png")));
        double all = difference(little, PhotoFile.read(out.resolve("all/image-0000.png")));
        assertThat(half).isPositive().isLessThan(all);
        assertThat(PngFile.parameters(out.resolve("little/image-0000.png")).orElseThrow())
                .contains("Sampler: UniPC, CFG scale: 3,")
                .endsWith("Denoising strength: 0.1, CFG Rescale: 0.7");
    }

    @Test
    void aPictureOfWhichNothingWouldBeLeftIsRefused() {
        Path strip = out.resolve("strip.png");
        PngFile.write(strip, new RgbImage(2000, 1, new byte[6000]), "a line");
        assertThatThrownBy(() -> DiffusionEngine.run(from(strip, 0.5, out.resolve("none")), event -> {}))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("strip.png: is a strip of 2,000 x 1 pixels");
    }

    @ParameterizedTest
    @CsvSource({"0.05, leaves none of 10 steps", "0, strength 0.0", "1.5, strength 1.5"})
    void aStrengthThatMakesNoSenseIsRefusedBeforeAnythingIsRead(double strength, String complaint) {
        assertThatThrownBy(() -> DiffusionEngine.run(from(Path.of("nowhere.jpg"), strength, out), event -> {}))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining(complaint);
    }

    private static double difference(RgbImage one, RgbImage other) {
        return IntStream.range(0, one.rgb().length)
                .map(i -> Math.abs((one.rgb()[i] & 0xFF) - (other.rgb()[i] & 0xFF)))
                .average()
                .orElseThrow();
    }

    private static GenerationSpec from(Path photo, double strength, Path out) {
        return new GenerationSpec(
                GoldenFolder.given().resolve("checkpoints/sd1"),
                List.of(),
                List.of(new GenerationSpec.Picture("a photo of sks dog", "", 1)),
                "unipc",
                10,
                3,
                0.7,
                64,
                48,
                Precision.FP32,
                null,
                new GenerationSpec.InitImage(photo, strength),
                null,
                false,
                out);
    }

    private GenerationSpec spec(boolean resume) {
        return new GenerationSpec(
                GoldenFolder.given().resolve("checkpoints/sd1"),
                List.of(),
                Stream.of(1, 2, 3)
                        .map(seed -> new GenerationSpec.Picture("a photo of sks dog", "", seed))
                        .toList(),
                "ddim",
                2,
                3,
                0,
                0,
                0,
                Precision.FP32,
                null,
                null,
                null,
                resume,
                out);
    }

    private static <E extends EngineEvent> Stream<E> of(Class<E> kind, List<EngineEvent> events) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }
}
