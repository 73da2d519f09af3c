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
        "FILE, Put an autoencoder of the same family",
        "UPLOAD, 'Dismiss this upload, then choose the file and an autoencoder'",
        "HUB, 'Dismiss this, download the file and an autoencoder'"
    })
    void whatToDoAboutAMissingAutoencoderIsSaid(Origin origin, String next) throws IOException {
        Path file = SingleFiles.withoutAutoencoder(folder, "model");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> SingleFileCheck.of(file, origin, "dream.safetensors", null))
                .satisfies(refusal -> assertThat(refusal.sentence())
                        .startsWith("dream.safetensors has no autoencoder")
                        .contains(next, "called dream.vae.safetensors", "Or install a model of the same family"));
    }

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
                .isThrownBy(() -> SingleFileCheck.of(file, origin, "dream.safetensors", null))
                .satisfies(refusal -> assertThat(refusal.sentence())
                        .contains("dream.safetensors: ", next)
                        .doesNotContain("model.safetensors", "--config"));
    }
}
