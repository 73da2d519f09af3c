package io.likeness.engine.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.EngineException.BadFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that were added to a vocabulary are one id each, wherever the folder tells of them; ids as transformers 5.18 gives them. */
class AddedTokensTest {

    private static final Path CHECKPOINTS = Path.of("src/test/resources/golden/checkpoints");

    private static final int TOY = 1024;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sd1/tokenizer", "sdxl/tokenizer", "sdxl/tokenizer_2"})
    void aFolderThatWasSavedAfterTextualInversion(String tokenizer) throws IOException {
        pair(tokenizer);
        write("added_tokens.json", "{\"<cat-toy>\": 1024}");
        ClipTokenizer read = ClipTokenizer.read(folder);
        assertThat(read.size()).isEqualTo(1025);
        assertThat(read.tokens("a photo of <cat-toy> on the beach"))
                .containsExactly(1022, 320, 536, 512, TOY, 518, 515, 656, 1023);
        assertThat(read.tokens("a<cat-toy>b")).containsExactly(1022, 320, TOY, 321, 1023);
        assertThat(read.tokens("<CAT-TOY> x")).containsExactly(1022, TOY, 343, 1023);
        assertThat(read.tokens("  <cat-toy>,<cat-toy>")).containsExactly(1022, TOY, 267, TOY, 1023);
    }

    @Test
    void theConfigurationMayTellIt() throws IOException {
        pair("sd1/tokenizer");
        write("tokenizer_config.json", """
                {"added_tokens_decoder": {
                    "1023": {"content": "<|endoftext|>", "normalized": false, "special": true},
                    "1024": {"content": "<Cat-Toy>", "normalized": true, "special": false}}}
                """);
        assertThat(ClipTokenizer.read(folder).tokens("a <cat-toy> <Cat-Toy> <CAT-TOY>"))
                .containsExactly(1022, 320, TOY, TOY, TOY, 1023);
    }

    @Test
    void tokenizerJsonMayTellIt() throws IOException {
        write(
                "tokenizer.json",
                Files.readString(CHECKPOINTS.resolve("variants/sd1-saved-by-transformers5/tokenizer/tokenizer.json"))
                        .replaceFirst("\"added_tokens\": \\[", """
                                "added_tokens": [
                                  {"id": 1024, "content": "<Cat-Toy>", "normalized": true, "special": false},
                                  {"id": 1025, "content": "d\u00F6gge", "normalized": true, "special": false},
                                  {"id": 1026, "content": "zap", "single_word": true, "normalized": false},"""));
        ClipTokenizer read = ClipTokenizer.read(folder);
        assertThat(read.size()).isEqualTo(1027);
        assertThat(read.tokens("a d\u00F6gge D\u00D6GGE do\u0308gge xd\u00F6ggex"))
                .as("a word in any of its forms")
                .containsExactly(1022, 320, 1025, 1025, 1025, 343, 1025, 343, 1023);
        assertThat(read.tokens("zap zapper ZAP a-zap, \u00E9clair zap_ zap"))
                .as("a whole word, as it is written")
                .containsExactly(
                        1022, 1026, 89, 624, 540, 89, 64, 335, 320, 268, 1026, 267, 127, 102, 66, 75, 709, 337, 89, 64,
                        335, 318, 1026, 1023);
    }

    @Test
    void theEndOfTheTextIsFoundAsItIsWrittenAndItsStartInAnyForm() throws IOException {
        pair("sd1/tokenizer");
        assertThat(ClipTokenizer.read(folder).tokens("<|ENDOFTEXT|> a <|startoftext|> b <|STARTOFTEXT|>"))
                .containsExactly(1022, 27, 347, 68, 77, 950, 69, 863, 91, 285, 320, 1022, 321, 1022, 1023);
    }

    @Test
    void anIdThatAnotherTokenHasIsRefused() throws IOException {
        pair("sd1/tokenizer");
        write("added_tokens.json", "{\"<cat-toy>\": 320}");
        assertRefused("'<cat-toy>' has the id 320, but 'a</w>' has it");
    }

    @Test
    void filesThatDisagreeAreRefused() throws IOException {
        pair("sd1/tokenizer");
        write("added_tokens.json", "{\"<cat-toy>\": 1024}");
        write("tokenizer_config.json", "{\"added_tokens_decoder\": {\"1025\": {\"content\": \"<cat-toy>\"}}}");
        assertRefused("'<cat-toy>' has the id 1025, but another file of the tokenizer says 1024");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"<x>\": -1}", "{\"<x>\": \"7\"}", "{\"\": 1024}", "{\"<x>\": 2000000000}"})
    void whatIsNoTokenIsRefused(String added) throws IOException {
        pair("sd1/tokenizer");
        write("added_tokens.json", added);
        assertRefused("the added token '");
    }

    private void assertRefused(String words) {
        assertThatThrownBy(() -> ClipTokenizer.read(folder))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining(words);
    }

    private void pair(String tokenizer) throws IOException {
        Files.copy(CHECKPOINTS.resolve(tokenizer + "/vocab.json"), folder.resolve("vocab.json"));
        Files.copy(CHECKPOINTS.resolve(tokenizer + "/merges.txt"), folder.resolve("merges.txt"));
        Files.copy(CHECKPOINTS.resolve(tokenizer + "/tokenizer_config.json"), folder.resolve("tokenizer_config.json"));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
