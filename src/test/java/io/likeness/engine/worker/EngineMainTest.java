package io.likeness.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.ClassificationSpec;
import io.likeness.engine.ConversionSpec;
import io.likeness.engine.ConversionSpec.Layout;
import io.likeness.engine.WorkSpec;
import io.likeness.engine.golden.GoldenFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker on a machine whose device cannot be used. */
class EngineMainTest {

    private static final Path MODEL =
            GoldenFolder.given().resolve("checkpoints/sd1").toAbsolutePath();

    @TempDir
    Path folder;

    @BeforeEach
    void takeTheDeviceAway() {
        System.setProperty(DiffusionEngine.DEVICE_PROPERTY, "nonsense");
    }

    @AfterEach
    void giveItBack() {
        System.clearProperty(DiffusionEngine.DEVICE_PROPERTY);
    }

    /** A training may have the whole device. */
    @Test
    void aConversionAsksForNone() throws IOException {
        Path file = folder.resolve("one.safetensors");

        assertThat(run(new ConversionSpec(MODEL, file, Layout.SINGLE_FILE))).isZero();

        assertThat(file).exists();
    }

    @Test
    void whatComputesIsRefusedBeforeItBegins() throws IOException {
        assertThat(run(new ClassificationSpec(MODEL, List.of(folder.resolve("photo.png")), List.of("dog"))))
                .isNotZero();
        assertThat(folder.resolve("events.jsonl")).content().contains("likeness.device is 'nonsense'");
    }

    private int run(WorkSpec work) throws IOException {
        Path file = folder.resolve("task.json");
        Files.deleteIfExists(file);
        WorkFile.write(file, work);
        return EngineMain.run(file, () -> false);
    }
}
