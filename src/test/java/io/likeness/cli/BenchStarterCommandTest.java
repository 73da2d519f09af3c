package io.likeness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.golden.GoldenFolder;
import io.likeness.workshop.bench.TinyReferee;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The whole bench with a model that draws nothing and a referee that knows nothing, in seconds. */
class BenchStarterCommandTest {

    private static final Path MODEL = GoldenFolder.given().resolve("checkpoints/sd1");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aRefereeThatKnowsNothing() {
        TinyReferee.write(referee());
    }

    @Test
    void aBenchEndsWithATableAndIsNotDoneTwice() throws IOException {
        assertThat(run()).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("| referee: class ", "| class ", "| place ", "| drift: identity of 'a dog' ", "| accessory ")
                .endsWith("|" + System.lineSeparator());
        assertThat(bench().resolve("sheets/base.png")).isNotEmptyFile();
        assertThat(bench().resolve("sheets/01-dog-0.png")).isNotEmptyFile();
        assertThat(bench().resolve("subjects/01-dog/training-0/model")).doesNotExist();
        String report = Files.readString(bench().resolve("report.json"));
        Map<Path, Object> pictures = pictures();

        assertThat(run("--parts", "dreambooth")).as(err.toString()).isZero();

        assertThat(pictures()).isEqualTo(pictures);
        assertThat(report).contains(dreambooth(Files.readString(bench().resolve("report-dreambooth.json"))));
        assertThat(Files.readString(bench().resolve("report.json"))).isEqualTo(report);
    }

    @Test
    void aRefereeThatKnowsNothingIsNotTrusted() throws IOException {
        assertThat(run("--parts", "referee")).as(err.toString()).isZero();

        assertThat(out.toString())
                .contains(
                        "The referee may not be trusted on class (",
                        "| referee: class ",
                        "| referee: identity of one subject ");
        assertThat(Files.readString(bench().resolve("report-referee.md"))).contains("may not be trusted on class (");
        assertThat(Files.readString(bench().resolve("report-referee.json")))
                .contains("\"referee\"", "\"referee: class\"");
        assertThat(pictures()).isEmpty();
    }

    @Test
    void moreCoresThanThereAreAreRefusedBeforeAnyWork() {
        assertThat(run("--cores", Integer.MAX_VALUE)).isEqualTo(2);

        assertThat(err.toString()).contains("--cores 2147483647: this machine has ");
        assertThat(bench()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "--guidance, NaN, guidance NaN",
        "--denoising-steps, 0, steps 0",
        "--steps, -1, steps -1",
        "--learning-rate, NaN, learning rate NaN"
    })
    void aNumberThatMakesNoSenseIsRefusedBeforeTheFolderRemembersIt(String option, String value, String words) {
        assertThat(run("--parts", "base", option, value)).isEqualTo(2);

        assertThat(err.toString()).contains(words);
        assertThat(bench()).doesNotExist();
    }

    @Test
    void picturesThatWereMadeInAnotherWayAreNotMixedIn() {
        assertThat(run("--parts", "base")).as(err.toString()).isZero();

        assertThat(run("--parts", "base", "--guidance", 7)).isEqualTo(2);

        assertThat(err.toString()).contains("guidance 3.0, not 7.0: choose another out folder");
    }

    @Test
    void settingsOfClassImagesAreRefusedWhereThereAreNone() {
        assertThat(run("--class-images", 4)).isEqualTo(2);

        assertThat(err.toString()).contains("--class-images means nothing without --prior-preservation");
    }

    @Test
    void aRefereeThatIsNotThereIsNamedBeforeAnythingIsDrawn() {
        assertThat(run("--referee", folder.resolve("nobody"))).isEqualTo(2);
        assertThat(err.toString()).contains("nobody");
        assertThat(bench().resolve("base")).doesNotExist();
    }

    private int run(Object... more) {
        CommandLine commandLine = CommandLineMain.commandLine();
        commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        commandLine.setOverwrittenOptionsAllowed(true);
        List<String> arguments = new ArrayList<>(List.of("bench", "starter", "--model", MODEL.toString()));
        arguments.addAll(List.of("--referee", referee().toString(), "--out", bench().toString()));
        arguments.addAll(List.of(
                "--scenes", "9", "--prompts", "6", "--subjects", "1", "--seeds", "1", "--denoising-steps", "1"));
        arguments.addAll(List.of("--steps", "1", "--batch-size", "1", "--no-prior-preservation"));
        Arrays.stream(more).map(Object::toString).forEach(arguments::add);
        return commandLine.execute(arguments.toArray(String[]::new));
    }

    /** All pictures but the sheets, and when each was written. */
    private Map<Path, Object> pictures() throws IOException {
        Map<Path, Object> pictures = new TreeMap<>();
        try (var files = Files.walk(bench())) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith("picture-")) {
                    pictures.put(file, Files.getLastModifiedTime(file));
                }
            }
        }
        return pictures;
    }

    private static String dreambooth(String report) {
        return report.substring(report.indexOf("\"dreambooth\""));
    }

    private Path referee() {
        return folder.resolve("referee");
    }

    private Path bench() {
        return folder.resolve("bench");
    }
}
