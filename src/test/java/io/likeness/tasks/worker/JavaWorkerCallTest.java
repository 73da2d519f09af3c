package io.likeness.tasks.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.common.LikenessProperties;
import io.likeness.common.UnusableSetting;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** How workers are called, and what keeps the studio from starting because none could be. */
class JavaWorkerCallTest {

    private static final String DEVICE = "likeness.device";

    @TempDir
    Path folder;

    @AfterEach
    void computeOnTheProcessorAgain() {
        System.clearProperty(DEVICE);
    }

    @Test
    void workersComputeWhereTheStudioIsTold() {
        System.setProperty(DEVICE, "cuda:1");

        assertThat(new JavaWorkerCall(settings(Map.of())).of(folder.resolve("task.json")))
                .contains("-Dlikeness.device=cuda:1");
    }

    @Test
    void aDeviceThatNoMachineHasKeepsTheStudioFromStarting() {
        System.setProperty(DEVICE, "gpu");

        assertThatThrownBy(() -> new JavaWorkerCall(settings(Map.of())))
                .isInstanceOf(UnusableSetting.class)
                .hasMessage("likeness.device is 'gpu': it can be cpu, cuda or cuda:N.");
    }

    @Test
    void aJavaThatIsNoProgramKeepsTheStudioFromStarting() {
        assertThatThrownBy(() -> new JavaWorkerCall(settings(Map.of("likeness.worker.java", folder + "/java"))))
                .isInstanceOf(UnusableSetting.class)
                .hasMessageContaining("likeness.worker.java");
    }

    private static LikenessProperties settings(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("likeness", LikenessProperties.class);
    }
}
