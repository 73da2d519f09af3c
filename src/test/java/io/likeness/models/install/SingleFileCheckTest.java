package io.likeness.models.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingleFileCheckTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "FILE, 'Put these beside the file, then try again.'",
        "UPLOAD, 'Dismiss this upload, then choose the file and these together.'",
        "HUB, 'Dismiss this, download the file and these, then upload them together'"
    })
    void theNextStepIsOneThatCanBeTaken(Origin origin, String next) throws IOException {
        Path file = Files.copy(
                SingleFiles.GOLDEN.resolve("single-file/sd1.safetensors"), folder.resolve("model.safetensors"));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> SingleFileCheck.of(file, origin, "dream.safetensors"))
                .satisfies(refusal -> assertThat(refusal.sentence())
                        .contains("dream.safetensors: ", next)
                        .doesNotContain("model.safetensors", "--config"));
    }
}
