package io.likeness.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.EngineEvent;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.GenerationSpec;
import io.likeness.engine.Precision;
import io.likeness.engine.checkpoint.Sha256;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.image.PhotoFile;
import io.likeness.engine.image.PngFile;
import io.likeness.engine.image.RgbImage;
import io.likeness.engine.worker.DiffusionEngine;
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

    @Test
    void aPromptThatIsTooLongIsDrawnAndToldOf() {
        List<EngineEvent> events = new ArrayList<>();
        String words = "a ".repeat(75);
        DiffusionEngine.run(
                new GenerationSpec(
                        GoldenFolder.given().resolve("checkpoints/sd1"),
                        List.of(
                                new GenerationSpec.Picture(words + "zoo", words + "b c", 1),
                                new GenerationSpec.Picture(words + "zoo", words, 2)),
                        "ddim",
                        1,
                        3,
                        0,
                        0,
                        Precision.FP32,
                        null,
                        null,
                        out),
                events::add);
        assertThat(of(EngineEvent.Noted.class, events).map(EngineEvent.Noted::what))
                .satisfiesExactly(
                        prompt -> assertThat(prompt)
                                .startsWith("The prompt is too long: 75 of ")
                                .endsWith("from word 76, \"zoo\", on."),
                        negative -> assertThat(negative)
                                .isEqualTo("The negative prompt is too long: 75 of 77 tokens are read:"
                                        + " the last 2 are cut off, from word 76, \"b\", on."));
    }

    @Test
    void aPicturesNotesNameTheModelAndTheHashThatItsWeightsHave() throws IOException {
        GenerationSpec spec = spec(false).named("Pebble: 400 steps");
        DiffusionEngine.run(spec, event -> {});
        String unet = Sha256.of(spec.model().resolve("unet/diffusion_pytorch_model.safetensors"), count -> {});
        assertThat(PngFile.parameters(out.resolve("image-0000.png")).orElseThrow())
                .endsWith("Model hash: " + unet.substring(0, 10) + ", Model: \"Pebble: 400 steps\"");
    }

    @ParameterizedTest
    @CsvSource({
        "unet, conv_out.bias, after step 1 of 2 the network's answer holds what is no number",
        "vae, decoder.conv_out.bias, the decoded picture holds what is no number"
    })
    void whatIsNoNumberEndsTheWorkWithTheStepTheTensorAndAdvice(String part, String tensor, String complaint)
            throws IOException {
        Path model = Overflowing.copyOf(GoldenFolder.given().resolve("checkpoints/sd1"), out, part, tensor);
        GenerationSpec spec = new GenerationSpec(
                model,
                List.of(new GenerationSpec.Picture("a dog", "", 1)),
                "ddim",
                2,
                3,
                0,
                0,
                Precision.FP32,
                null,
                null,
                out.resolve("pictures"));
        assertThatThrownBy(() -> DiffusionEngine.run(spec, event -> {}))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining(complaint)
                .hasMessageContaining("is damaged")
                .hasMessageNotContaining("fp32");
        assertThat(out.resolve("pictures/image-0000.png")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 3, 0, 64, 1, steps 0",
        "-5, 3, 0, 64, 1, steps -5",
        "2, NaN, 0, 64, 1, guidance NaN",
        "2, -Infinity, 0, 64, 1, guidance -Infinity",
        "2, 101, 0, 64, 1, guidance 101.0",
        "2, 3, NaN, 64, 1, guidance rescale NaN",
        "2, 3, 0, -64, 1, width -64",
        "2, 3, 0, 2000000000, 1, width 2000000000",
        "2, 3, 0, 64, -1, seed -1"
    })
    void numbersThatMakeNoSenseAreRefusedBeforeTheModelIsRead(
            int steps, double guidance, double rescale, int width, long seed, String complaint) {
        GenerationSpec spec = new GenerationSpec(
                Path.of("nowhere"),
                List.of(),
                List.of(new GenerationSpec.Picture("a dog", "", seed)),
                null,
                steps,
                guidance,
                rescale,
                width,
                0,
                Precision.FP32,
                null,
                null,
                null,
                false,
                out);
        assertThatThrownBy(() -> DiffusionEngine.run(spec, event -> {}))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith(complaint);
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
