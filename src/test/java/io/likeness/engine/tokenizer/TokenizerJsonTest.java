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

/** A tokenizer.json in the forms that programs of different years write, and what of it is refused. */
class TokenizerJsonTest {

    private static final Path SAVED =
            Path.of("src/test/resources/golden/checkpoints/variants/sd1-saved-by-transformers5/tokenizer");

    private static final Path PAIR = Path.of("src/test/resources/golden/checkpoints/sd1/tokenizer");

    private static final String PROMPT = "A Photo of sks dog, 2 teapots &  the  BEACH!";

    @TempDir
    Path folder;

    private String json;

    @BeforeEach
    void whatIsSavedToday() throws IOException {
        json = Files.readString(SAVED.resolve("tokenizer.json"));
    }

    @Test
    void mergesMayBeTextsWithABlankAsInEarlierYears() throws IOException {
        json = json.replaceAll("\\[\\s*(\"(?:[^\"\\\\]|\\\\.)*)\",\\s*\"((?:[^\"\\\\]|\\\\.)*\")\\s*\\]", "$1 $2");
        assertThat(json).contains("\"o f</w>\"");
        assertThat(tokenizer().tokens(PROMPT))
                .isEqualTo(ClipTokenizer.read(PAIR).tokens(PROMPT));
    }

    @Test
    void aloneItTellsSpecialTokensAndLengthToo() throws IOException {
        json = json.replace("\"truncation\": null", "\"truncation\": {\"max_length\": 7, \"stride\": 0}")
                .replace("\"padding\": null", "\"padding\": {\"pad_token\": \"!\", \"pad_id\": 0}");
        long[] ids = tokenizer().encode("a photo");
        assertThat(ids).hasSize(7).startsWith(1022, 320, 536).endsWith(1023, 0, 0, 0);
    }

    @Test
    void theWordsOfEarlierYearsAreTheSame() throws IOException {
        json = json.replace("<\\\\|startoftext\\\\|>|<\\\\|endoftext\\\\|>|", "");
        assertThat(json).contains("\"Regex\": \"'s|");
        assertThat(tokenizer().tokens(PROMPT))
                .isEqualTo(ClipTokenizer.read(PAIR).tokens(PROMPT));
    }

    @Test
    void whatIsDoneBeforeSplittingIsDone() throws IOException {
        json = json.replace("\"type\": \"NFC\"", "\"type\": \"NFKC\"");
        assertThat(tokenizer().tokens("\uFF44\uFF4F\uFF47"))
                .as("wide letters")
                .isEqualTo(ClipTokenizer.read(PAIR).tokens("dog"));
    }

    @Test
    void theTwoFilesGoBeforeTheOne() throws IOException {
        Files.copy(PAIR.resolve("vocab.json"), folder.resolve("vocab.json"));
        Files.copy(PAIR.resolve("merges.txt"), folder.resolve("merges.txt"));
        json = "{\"added_tokens\": [], \"model\": {\"type\": \"WordPiece\"}}";
        assertThat(tokenizer().tokens(PROMPT))
                .isEqualTo(ClipTokenizer.read(PAIR).tokens(PROMPT));
    }

    @Test
    void anotherKindOfModelIsRefusedByItsName() {
        json = json.replace("\"type\": \"BPE\"", "\"type\": \"Unigram\"");
        assertRefused("its model is Unigram");
    }

    @Test
    void anotherNormalizerIsRefusedByItsName() {
        json = json.replace("\"type\": \"Lowercase\"", "\"type\": \"BertNormalizer\"");
        assertRefused("its normalizer is BertNormalizer");
    }

    @Test
    void anotherPreTokenizerIsRefusedByItsName() {
        json = json.replaceFirst("(?s)\"pre_tokenizer\": \\{.*?\"post_processor\"", """
                "pre_tokenizer": {"type": "Metaspace"}, "post_processor\"""");
        assertRefused("its pre-tokenizer is Metaspace");
    }

    @Test
    void wordsOfAnotherKindAreRefused() {
        json = json.replace("|[\\\\p{N}]|", "|[\\\\p{N}]{1,3}|");
        assertRefused("its pre-tokenizer is Split by", "[\\p{N}]{1,3}");
    }

    @Test
    void anotherMarkOfAWordsEndIsRefused() {
        json = json.replace("\"end_of_word_suffix\": \"</w>\"", "\"end_of_word_suffix\": null");
        assertRefused("its end-of-word suffix is null");
    }

    @Test
    void aMergeOfAnUnknownTokenIsNamed() {
        json = json.replaceFirst("(\"merges\": \\[)", "$1[\"zq\", \"zq\"],");
        assertRefused("merge 1 makes the token 'zqzq', which is not in its vocabulary");
    }

    private void assertRefused(String... words) {
        assertThatThrownBy(this::tokenizer).isInstanceOf(BadFile.class).hasMessageContainingAll(words);
    }

    private ClipTokenizer tokenizer() throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), json);
        return ClipTokenizer.read(folder);
    }
}
