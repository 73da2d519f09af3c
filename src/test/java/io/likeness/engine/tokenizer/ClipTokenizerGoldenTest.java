package io.likeness.engine.tokenizer;

import io.likeness.engine.golden.Comparison;
import io.likeness.engine.golden.GoldenCase;
import io.likeness.engine.golden.GoldenFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The tokenizer beside transformers 5: every string of a vocabulary, id by id. */
class ClipTokenizerGoldenTest {

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> theTinyVocabulary() {
        return GoldenFolder.given().tests("tokenizer/tiny_strings*", (golden, comparison) -> {
            Path tokenizer =
                    withPadToken(golden.folder().resolve("checkpoints/sd1/tokenizer"), golden.text("pad_token"));
            check(golden, comparison, ClipTokenizer.read(tokenizer));
        });
    }

    /** A published vocabulary that the built-in folder does not hold. */
    @TestFactory
    Stream<DynamicTest> theRealVocabulary() {
        return GoldenFolder.given()
                .testsOfOptional(
                        "tokenizer/clip_strings",
                        (golden, comparison) -> check(
                                golden,
                                comparison,
                                ClipTokenizer.read(golden.folder().resolve("tokenizer/clip"))));
    }

    /** All that today's save_pretrained leaves of a tokenizer. */
    @TestFactory
    Stream<DynamicTest> theVocabularyInTokenizerJsonAlone() {
        return GoldenFolder.given()
                .tests(
                        "tokenizer/saved_by_transformers5",
                        (golden, comparison) -> check(
                                golden,
                                comparison,
                                ClipTokenizer.read(golden.folder()
                                        .resolve("checkpoints/variants/sd1-saved-by-transformers5/tokenizer"))));
    }

    private static void check(GoldenCase golden, Comparison comparison, ClipTokenizer tokenizer) {
        for (JsonNode row : golden.json().get("rows")) {
            String text = row.get("text").asString();
            comparison.same(
                    "ids of '" + text + "'",
                    Arrays.toString(tokenizer.encode(text)),
                    Arrays.toString(
                            padded(row.get("ids"), golden.json().get("pad_id").asInt())));
            comparison.same(
                    "untruncated length of '" + text + "'",
                    tokenizer.tokens(text).length,
                    row.get("length_untruncated").asInt());
        }
    }

    private static long[] padded(JsonNode ids, int padId) {
        long[] padded = new long[77];
        Arrays.fill(padded, padId);
        for (int i = 0; i < ids.size(); i++) {
            padded[i] = ids.get(i).asInt();
        }
        return padded;
    }

    /** The vocabulary of a folder with the pad token that a case names. */
    private Path withPadToken(Path tokenizer, String padToken) throws IOException {
        Path copy = Files.createTempDirectory(folder, "tokenizer");
        Files.copy(tokenizer.resolve("vocab.json"), copy.resolve("vocab.json"));
        Files.copy(tokenizer.resolve("merges.txt"), copy.resolve("merges.txt"));
        Files.writeString(copy.resolve("tokenizer_config.json"), "{\"pad_token\": \"" + padToken + "\"}");
        return copy;
    }
}
