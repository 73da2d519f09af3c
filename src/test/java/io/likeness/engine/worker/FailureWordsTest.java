package io.likeness.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.ClassificationSpec;
import io.likeness.engine.EngineException.BadFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureWordsTest {

    @Test
    void aFullDiskIsNamedAndSoIsWhatToDoAboutIt() {
        var failed = FailureWords.of(
                BadFile.because("model.safetensors: cannot be written", new IOException("No space left on device")),
                "");

        assertThat(failed.cause()).startsWith("The disk is full").contains("model.safetensors");
        assertThat(failed.nextStep()).startsWith("Make room on the disk");
    }

    @Test
    void theReasonMayLieDeep() {
        var failed = FailureWords.of(
                new UncheckedIOException(
                        "the picture could not be written", new IOException("There is not enough space on the disk")),
                "");

        assertThat(failed.cause()).startsWith("The disk is full");
    }

    @Test
    void whereMemoryRanOutTheNextStepNamesSettingsOfThatWorkOnly() {
        String ofDrawing = LessMemory.ofDrawing();
        var failed = FailureWords.of(new OutOfMemoryError("Java heap space"), ofDrawing);
        assertThat(failed.cause()).startsWith("Out of memory");
        assertThat(failed.nextStep()).isEqualTo(ofDrawing);
        assertThat(ofDrawing).contains("smaller pictures").doesNotContain("photos");
        assertThat(LessMemory.ofTraining()).contains("photos a step").doesNotContain("width", "bf16");
        assertThat(LessMemory.inTheStudio(null)).doesNotContain("photos", "pictures", "bf16");
        assertThat(LessMemory.inTheStudio(new ClassificationSpec(Path.of("clip"), List.of(), List.of())))
                .startsWith("If other tasks ran");
    }

    @Test
    void aDamagedFileIsForThePersonToMend() {
        var failed = FailureWords.of(new BadFile("unet/model.safetensors: is damaged"), "");

        assertThat(failed.cause()).isEqualTo("unet/model.safetensors: is damaged");
        assertThat(failed.nextStep()).startsWith("Mend what the message names");
    }
}
