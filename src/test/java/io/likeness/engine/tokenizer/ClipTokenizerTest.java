package io.likeness.engine.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.EngineException.BadFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A vocabulary small enough to read: letters of "abc", the words "ab" and "abc". */
class ClipTokenizerTest {

    private static final int START = 8;
    private static final int END = 9;

    @TempDir
    Path folder;

    @BeforeEach
    void aSmallTokenizer() throws IOException {
        write("vocab.json", """
                {"!": 0, "a": 1, "b": 2, "c": 3, "c</w>": 4, "ab": 5, "ab</w>": 6, "abc</w>": 7,
                 "<|startoftext|>": 8, "<|endoftext|>": 9}
                """);
        write("merges.txt", "#version: 0.2\na b\na b</w>\nab c</w>\n");
        write("tokenizer_config.json", "{\"model_max_length\": 6}");
    }

    @Test
    void wordsAreJoinedAndTheRestIsPadded() {
        assertThat(tokenizer().encode("  AB\t\nabc ")).containsExactly(START, 6, 7, END, END, END);
    }

    @Test
    void aTextThatIsTooLongIsCutAndTheEndKept() {
        assertThat(tokenizer().encode("ab ab ab ab ab")).containsExactly(START, 6, 6, 6, 6, END);
        assertThat(tokenizer().tokens("ab ab ab ab ab")).hasSize(7);
    }

    @Test
    void anEmptyTextIsStartAndEnd() {
        assertThat(tokenizer().encode("")).containsExactly(START, END, END, END, END, END);
    }

    @Test
    void bytesThatAreNotInTheVocabularyBecomeTheUnknownToken() {
        assertThat(tokenizer().encode("z")).containsExactly(START, END, END, END, END, END);
        assertThat(tokenizer().tokens("z")).containsExactly(START, END, END);
    }

    @Test
    void thePadTokenOfTheConfigFillsTheRest() throws IOException {
        write("tokenizer_config.json", "{\"model_max_length\": 6, \"pad_token\": {\"content\": \"!\"}}");
        assertThat(tokenizer().encode("ab")).containsExactly(START, 6, END, 0, 0, 0);
    }

    @Test
    void thePadTokenMayStandInTheSpecialTokensMap() throws IOException {
        write("special_tokens_map.json", "{\"pad_token\": \"!\"}");
        assertThat(tokenizer().padId()).isZero();
    }

    @Test
    void aLengthWithoutLimitIsTheUsualOne() throws IOException {
        write("tokenizer_config.json", "{\"model_max_length\": 1000000000000000019884624838656}");
        assertThat(tokenizer().length()).isEqualTo(77);
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(folder.resolve("merges.txt"));
        assertThatThrownBy(this::tokenizer).isInstanceOf(BadFile.class).hasMessageContaining("merges.txt: there is no");
        Files.delete(folder.resolve("vocab.json"));
        assertThatThrownBy(this::tokenizer).isInstanceOf(BadFile.class).hasMessageContaining("vocab.json: there is no");
    }

    @Test
    void anIdThatIsTakenTwiceIsNamed() throws IOException {
        write("vocab.json", "{\"a\": 0, \"b\": 0}");
        assertThatThrownBy(this::tokenizer).isInstanceOf(BadFile.class).hasMessageContaining("'b' has the id 0");
    }

    @Test
    void aMergeOfAnUnknownTokenIsNamed() throws IOException {
        write("merges.txt", "#version: 0.2\na b\nb b\n");
        assertThatThrownBy(this::tokenizer)
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("line 3 makes the token 'bb'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF#version: 0.2\na b\na b</w>\nab c</w>\n", "\uFEFFa b\r\na b</w>\r\nab c</w>\r\n"})
    void aByteOrderMarkBeforeTheMergesIsNoPartOfThem(String merges) throws IOException {
        long[] usual = tokenizer().encode("ab abc");
        write("merges.txt", merges);
        assertThat(tokenizer().encode("ab abc")).containsExactly(usual);
    }

    @Test
    void aMergeThatIsNoPairIsNamed() throws IOException {
        write("merges.txt", "a b c\n");
        assertThatThrownBy(this::tokenizer)
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("line 1 must be two tokens");
    }

    @Test
    void aSpecialTokenThatIsNotInTheVocabularyIsNamed() throws IOException {
        write("tokenizer_config.json", "{\"bos_token\": \"<s>\"}");
        assertThatThrownBy(this::tokenizer).isInstanceOf(BadFile.class).hasMessageContaining("bos_token '<s>'");
    }

    private ClipTokenizer tokenizer() {
        return ClipTokenizer.read(folder);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
