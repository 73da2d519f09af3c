package io.likeness.tasks.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.likeness.engine.ConversionSpec;
import io.likeness.engine.ConversionSpec.Layout;
import io.likeness.models.ModelConverter.Failed;
import io.likeness.tasks.worker.WorkerStart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ConversionWorkerTest {

    @TempDir
    Path folder;

    @Test
    void theLastWordsOfAWorkerThatDiedAreInTheLog(CapturedOutput output) throws IOException {
        ConversionSpec work =
                new ConversionSpec(folder.resolve("x.safetensors"), folder.resolve("model"), Layout.DIFFUSERS);
        WorkerStart start = mock();
        Process process = new ProcessBuilder("sh", "-c", "echo SIGSEGV in libtorch; exit 7")
                .redirectOutput(folder.resolve("worker.log").toFile())
                .start();
        when(start.in(folder, work)).thenReturn(process);

        assertThatThrownBy(() -> new ConversionWorker(start, Duration.ofMinutes(1)).convert(folder, work, (_, _) -> {}))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.cause()).contains("exit code 7"));

        assertThat(output).contains("exit code 7. Its last words: SIGSEGV in libtorch");
    }
}
