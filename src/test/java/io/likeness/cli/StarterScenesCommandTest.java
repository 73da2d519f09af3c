package io.likeness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StarterScenesCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everySceneHasAPictureAMaskAndALineOfTruth() throws IOException {
        assertThat(run("--first", 40, "--count", 12)).isZero();

        List<JsonNode> truth = truth();
        assertThat(truth).extracting(line -> line.get("seed").asLong()).first().isEqualTo(40L);
        assertThat(truth).hasSize(12).allSatisfy(line -> {
            String name = "%08d.png".formatted(line.get("seed").asLong());
            assertThat(picture("pictures", name).getWidth()).isEqualTo(128);
            assertThat(boxOfWhite(picture("masks", name))).isEqualTo(box(line.get("box")));
            assertThat(line.get("caption").asString()).isNotBlank();
        });
        assertThat(out.toString()).contains("12 scenes in ");
        assertThat(folder).isDirectoryContaining("glob:**/vocabulary.png").isDirectoryContaining("glob:**/scenes.png");
    }

    @Test
    void aSecondRunReplacesTheTruthAndLeavesOtherFilesAlone() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "mine");
        run("--count", 3);
        assertThat(run("--count", 2)).isZero();
        assertThat(truth()).hasSize(2);
        assertThat(notes).hasContent("mine");
    }

    @Test
    void theSameSceneIsToldTheSameWhereverARunBegins() throws IOException {
        run("--count", 3);
        JsonNode before = truth().get(2);
        run("--first", 2, "--count", 1);
        assertThat(truth()).containsExactly(before);
    }

    @Test
    void photosAreOfASubjectOfTheNounThatIsAskedFor() {
        assertThat(run("--count", 1, "--subject", 12, "--class-noun", "dog")).isZero();
        assertThat(out.toString()).contains("kind=DOG");
        assertThat(folder).isDirectoryContaining("glob:**/photo-5.png");
    }

    @Test
    void anUnknownClassNounIsAnsweredWithTheKnownOnes() {
        assertThat(run("--count", 1, "--subject", 12, "--class-noun", "unicorn"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("'unicorn' is no class noun", "teapot");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "--count, 0, --count 0: expected 1 to 1000000",
        "--count, 1000001, --count 1000001: expected 1 to 1000000",
        "--size, 8, --size 8: expected 16 to 1024",
        "--first, -1, --first -1: expected 0 to",
        "--subject, dog, --subject"
    })
    void anOptionOutOfRangeIsRefusedBeforeAnythingIsWritten(String option, String value, String message) {
        assertThat(run(option, value)).isEqualTo(2);
        assertThat(err.toString().strip().lines()).hasSize(1);
        assertThat(err.toString()).contains(message);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileInTheFoldersPlaceIsNamed() throws IOException {
        folder = Files.writeString(folder.resolve("taken"), "");
        assertThat(run("--count", 1)).isEqualTo(2);
        assertThat(err.toString()).contains("taken: the pictures cannot be written");
    }

    private int run(Object... arguments) {
        CommandLine commandLine = CommandLineMain.commandLine();
        commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of("starter-scenes", "--out", folder.toString()));
        Arrays.stream(arguments).map(Object::toString).forEach(all::add);
        return commandLine.execute(all.toArray(String[]::new));
    }

    private List<JsonNode> truth() throws IOException {
        return Files.readAllLines(folder.resolve("truth.jsonl")).stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    private BufferedImage picture(String kind, String name) throws IOException {
        return ImageIO.read(folder.resolve(kind, name).toFile());
    }

    private static List<Integer> box(JsonNode box) {
        int x = box.get("x").asInt();
        int y = box.get("y").asInt();
        return List.of(
                x, y, x + box.get("width").asInt() - 1, y + box.get("height").asInt() - 1);
    }

    /** Left, top, right and bottom of what is more white than black. */
    private static List<Integer> boxOfWhite(BufferedImage mask) {
        int[] box = {mask.getWidth(), mask.getHeight(), -1, -1};
        for (int y = 0; y < mask.getHeight(); y++) {
            for (int x = 0; x < mask.getWidth(); x++) {
                if (mask.getRaster().getSample(x, y, 0) > 127) {
                    box[0] = Math.min(box[0], x);
                    box[1] = Math.min(box[1], y);
                    box[2] = Math.max(box[2], x);
                    box[3] = Math.max(box[3], y);
                }
            }
        }
        return List.of(box[0], box[1], box[2], box[3]);
    }
}
