package io.likeness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command that wrote the lists of identifiers. */
class RareWordsCommandTest {

    private static final Path CLIP = Path.of("../shared/golden/tokenizer/clip").toAbsolutePath();
    private static final Path LISTS = Path.of("src/main/resources/subjects");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commandLine = CommandLineMain.commandLine();
        commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    /** The real vocabulary is nobody's to ship; where it lies beside the sources, the list is made again. */
    @Test
    void theListThatShipsIsWhatItMakesOfClipsVocabulary() throws IOException {
        assumeThat(CLIP).as("CLIP's vocabulary").isDirectory();

        assertThat(run("rare-words", "--model", CLIP.toString())).isZero();

        assertThat(out).hasToString(Files.readString(LISTS.resolve("rare-tokens.txt")));
    }

    @Test
    void theStartersListIsWhatItMakesOfItsVocabulary() throws IOException {
        assertThat(run("rare-words", "--model", "starter")).isZero();

        assertThat(out).hasToString(Files.readString(LISTS.resolve("rare-tokens-of-starter.txt")));
    }

    @Test
    void aSmallVocabularyHasNoRareHalf() {
        assertThat(run("rare-words", "--model", "src/main/resources/starter")).isNotZero();

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("1,058 tokens").doesNotContain("Exception");
    }

    @Test
    void anyVocabularyOfAModelsFolderIsLookedThrough(@TempDir Path model) throws IOException {
        Path tokenizer = Files.createDirectories(model.resolve("tokenizer"));
        StringBuilder vocabulary = new StringBuilder("{\"zzz</w>\": 5, \"zzz\": 40001, \"bad</w>\": 40002");
        vocabulary.append(", \"qrt</w>\": 39000, \"xvq</w>\": 40003, \"fck</w>\": 40004, \"Xvb</w>\": 40005}");
        Files.writeString(tokenizer.resolve("vocab.json"), vocabulary);
        Files.writeString(tokenizer.resolve("merges.txt"), "#version: 0.2\n");

        assertThat(run("rare-words", "--model", model.toString())).isZero();

        assertThat(out.toString().lines().filter(line -> !line.startsWith("#")))
                .as("the rarest first, no part of a word, none with a vowel, none that is common or struck out")
                .containsExactly("xvq qrt");
    }
}
