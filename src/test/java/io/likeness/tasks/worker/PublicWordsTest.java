package io.likeness.tasks.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Sentences about files, for people who must not learn where those lie. */
class PublicWordsTest {

    private static final Path FOLDER = Path.of("/srv/the studio/tasks/7/out");

    @Test
    void aFileIsNamedAsItLiesInItsFolder() {
        assertThat(PublicWords.of("/srv/the studio/tasks/7/out/unet/model.safetensors: damaged", FOLDER))
                .isEqualTo("unet/model.safetensors: damaged");
    }

    @Test
    void theFolderItselfHasAWord() {
        assertThat(PublicWords.of("/srv/the studio/tasks/7/out holds no unet", FOLDER))
                .isEqualTo("the model's folder holds no unet");
    }

    @Test
    void aFileElsewhereIsNamedAlone() {
        assertThat(PublicWords.of("Cannot write (/var/lib/studio/x.safetensors), no space", FOLDER))
                .isEqualTo("Cannot write (x.safetensors), no space");
    }

    @Test
    void noOtherFolderIsTakenForOneThatWasGiven() {
        assertThat(PublicWords.of("/srv/dream.safetensors is cut short; srv/x stays", Path.of("/srv"), Path.of("/")))
                .isEqualTo("dream.safetensors is cut short; srv/x stays");
        assertThat(PublicWords.of("/srv2/dream.safetensors is cut short", Path.of("/srv")))
                .isEqualTo("dream.safetensors is cut short");
    }

    @Test
    void whatIsNoPathOfTheServerStays() {
        String sentence = "unet/model.safetensors: expected fp16/bf16, see https://example.org/a/b";

        assertThat(PublicWords.of(sentence, FOLDER)).isEqualTo(sentence);
    }
}
