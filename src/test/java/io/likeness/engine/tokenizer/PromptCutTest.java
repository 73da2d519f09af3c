package io.likeness.engine.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.golden.GoldenFolder;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class PromptCutTest {

    private final ClipTokenizer tokenizer =
            ClipTokenizer.read(GoldenFolder.given().resolve("checkpoints/sd1/tokenizer"));

    @Test
    void aPromptThatFitsIsNotCut() {
        assertThat(PromptCut.of(tokenizer, "")).isEmpty();
        assertThat(PromptCut.of(tokenizer, words(75))).isEmpty();
    }

    @Test
    void theFirstWordThatIsNotReadIsNamed() {
        assertThat(PromptCut.of(tokenizer, words(75) + " zoo b c").orElseThrow())
                .returns(76, PromptCut::word)
                .returns("zoo", PromptCut::from)
                .returns(75, PromptCut::read);
        assertThat(PromptCut.of(tokenizer, words(75) + " b")
                        .map(PromptCut::sentence)
                        .orElseThrow())
                .isEqualTo("75 of 76 tokens are read: the last one is cut off, from word 76, \"b\", on.");
    }

    @Test
    void aWordThatIsReadInPartIsTheFirstThatIsCut() {
        assertThat(tokenizer.tokens("7777").length - 2).isEqualTo(4);
        PromptCut cut = PromptCut.of(tokenizer, words(73) + "\n\t7777  x").orElseThrow();
        assertThat(cut).returns(74, PromptCut::word).returns("7777", PromptCut::from);
    }

    @Test
    void oneEndlessWordIsCutWithinItself() {
        PromptCut cut = PromptCut.of(tokenizer, "7".repeat(5000)).orElseThrow();
        assertThat(cut).returns(1, PromptCut::word).returns(5000, PromptCut::tokens);
        assertThat(cut.from()).hasSize(43).endsWith("7...");
    }

    private static String words(int count) {
        return String.join(" ", Collections.nCopies(count, "a"));
    }
}
