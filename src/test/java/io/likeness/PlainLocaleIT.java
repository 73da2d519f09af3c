package io.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.cli.CommandLineMain;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * Under {@code LANG=C}, as containers and services have it. A shell reads each command from a file, so that its letters arrive as bytes
 * whatever the locale of these tests.
 */
class PlainLocaleIT {

    private static final Path TINY =
            Path.of("src/test/resources/golden/checkpoints/sd1").toAbsolutePath();

    @TempDir
    Path folder;

    private record Ended(int code, String output) {}

    @Test
    void promptsFoldersAndFileNamesWithAnyLetterArriveAsTheyWereTyped() throws Exception {
        run("mkdir 'Bär 犬'", "cp -r '" + TINY + "' 'Bär 犬/größe'");

        Ended ended = run(
                "LANG=C "
                        + likeness(
                                "generate --model 'Bär 犬/größe' --prompt 'ein Bär ist kein 犬 🐕' --out 'Bärenbilder' --steps 1 --seed 7"));

        assertThat(ended.code()).as(ended.output()).isZero();
        Ended found = run("ls Bärenbilder", "cat Bärenbilder/*.png");
        assertThat(found.output()).contains(".png").contains("ein Bär ist kein 犬 🐕");
    }

    @Test
    void whatCannotBeReadIsSaidWithWhatToSetAndNothingIsDrawn() throws Exception {
        Ended ended = run("LIKENESS_LOCALE_WAS=tried LANG=C "
                + likeness("generate --model starter --prompt 'ein Bär' --out out"));

        assertThat(ended.code()).isEqualTo(CommandLineMain.BAD_INPUT);
        assertThat(ended.output()).contains("LC_ALL=C.UTF-8").hasLineCount(1);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void plainLettersNeedNoLocale() throws Exception {
        FileSystemUtils.copyRecursively(TINY, folder.resolve("model"));

        Ended ended = run("LC_ALL=POSIX " + likeness("inspect model"));

        assertThat(ended.code()).as(ended.output()).isZero();
    }

    @Test
    void theStudioKeepsItsDataInAFolderWithAnyLetters() throws Exception {
        Ended ended = run(
                "LANG=C LIKENESS_HOME=./Büro " + likeness("--server.port=0") + " > log 2>&1 &",
                "studio=$!",
                "for i in $(seq 240); do grep -q 'Likeness is open' log && break; kill -0 $studio || break; sleep 1; done",
                "kill $studio",
                "wait $studio",
                "ls Büro/db",
                "grep -c 'Likeness is open' log");

        assertThat(ended.output()).as(ended.output()).contains("likeness.mv.db").endsWith("1\n");
    }

    private static String likeness(String arguments) {
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        return "OMP_NUM_THREADS=1 '" + System.getProperty("java.home") + "/bin/java' --enable-native-access=ALL-UNNAMED"
                + " --sun-misc-unsafe-memory-access=allow -cp '" + classPath + "' "
                + LikenessApplication.class.getName() + " " + arguments;
    }

    private Ended run(String... lines) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("script"), String.join("\n", List.of(lines)) + "\n");
        Path output = folder.resolve("output");
        ProcessBuilder shell = new ProcessBuilder("sh", script.toString());
        shell.directory(folder.toFile());
        shell.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        Process process =
                shell.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        assertThat(process.waitFor(8, TimeUnit.MINUTES)).as("it ended").isTrue();
        return new Ended(process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
    }
}
