package io.likeness.engine.training;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.GenerationSpec;
import io.likeness.engine.Precision;
import io.likeness.engine.TrainingMethod.FullFineTuning;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.StoredTensors;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.worker.DiffusionEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An autoencoder whose latents overflow is blamed, and the picture named; not the learning rate, some steps later. */
class OverflowingAutoencoderTest {

    private static final GoldenFolder GOLDEN = GoldenFolder.given();
    private static final Path PHOTO = GOLDEN.resolve("images/lossless0.png");

    @TempDir
    Path folder;

    @ParameterizedTest(name = "times {0}")
    @ValueSource(floats = {1e8f, 1e36f, Float.MAX_VALUE})
    void aTrainingNamesThePhoto(float factor) throws IOException {
        FineTuningSpec spec = training(overflowing(factor));

        assertThatThrownBy(() -> DiffusionEngine.run(spec, Recorder.neverStopping()))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining(PHOTO + ": the model's autoencoder (vae)")
                .hasMessageContaining("leave it out")
                .hasMessageNotContaining("learning rate");
    }

    @Test
    void aGenerationNamesThePictureThatItBeginsWith() throws IOException {
        GenerationSpec spec = variation(overflowing(1e36f));

        assertThatThrownBy(() -> DiffusionEngine.run(spec, Recorder.neverStopping()))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining(PHOTO + ": the model's autoencoder (vae)");
    }

    /** A copy of the tiny model; the last weights of its encoder are multiplied. */
    private Path overflowing(float factor) throws IOException {
        Path model = folder.resolve("model");
        Path sound = GOLDEN.resolve("checkpoints/sd1");
        try (Stream<Path> files = Files.walk(sound)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = model.resolve(sound.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        multiply(model.resolve("vae/diffusion_pytorch_model.safetensors"), "quant_conv.weight", factor);
        return model;
    }

    private void multiply(Path file, String tensor, float factor) throws IOException {
        SafetensorsFile sound = SafetensorsFile.open(file);
        float[] values = sound.floats(tensor);
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.clamp(values[i] * factor, -Float.MAX_VALUE / 1e3f, Float.MAX_VALUE / 1e3f);
        }
        SafetensorsWriter writer = new SafetensorsWriter();
        StoredTensors.of(sound).forEach((name, stored) -> {
            if (name.equals(tensor)) {
                writer.add(name, values, stored.dimensions());
            } else {
                writer.add(name, stored);
            }
        });
        Path changed = folder.resolve("changed.safetensors");
        writer.write(changed);
        Files.move(changed, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private FineTuningSpec training(Path model) {
        return new FineTuningSpec(
                model,
                null,
                List.of(PHOTO),
                "sks",
                "dog",
                new FullFineTuning(),
                false,
                null,
                2,
                1e-3,
                1,
                1,
                0,
                0,
                List.of(),
                42,
                Precision.FP32,
                false,
                folder.resolve("out"));
    }

    private GenerationSpec variation(Path model) {
        return new GenerationSpec(
                model,
                List.of(),
                List.of(new GenerationSpec.Picture("a dog", "", 1)),
                "ddim",
                4,
                3,
                0,
                64,
                64,
                Precision.FP32,
                null,
                new GenerationSpec.InitImage(PHOTO, 0.5),
                null,
                false,
                folder.resolve("out"));
    }
}
