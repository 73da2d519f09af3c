package io.likeness.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.DiffusionEngine;
import io.likeness.engine.EngineEvent;
import io.likeness.engine.GenerationSpec;
import io.likeness.engine.Precision;
import io.likeness.engine.golden.GoldenFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private GenerationSpec spec(boolean resume) {
        return new GenerationSpec(
                GoldenFolder.given().resolve("checkpoints/sd1"),
                Stream.of(1, 2, 3)
                        .map(seed -> new GenerationSpec.Picture("a photo of sks dog", "", seed))
                        .toList(),
                "ddim",
                2,
                3,
                0,
                0,
                Precision.FP32,
                null,
                null,
                resume,
                out);
    }

    private static <E extends EngineEvent> Stream<E> of(Class<E> kind, List<EngineEvent> events) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }
}
