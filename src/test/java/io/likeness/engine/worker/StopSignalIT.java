package io.likeness.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.likeness.LikenessApplication;
import io.likeness.engine.EngineEvent;
import io.likeness.engine.EngineEvent.Stopped;
import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.Precision;
import io.likeness.engine.TrainingMethod.FullFineTuning;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.lineage.Lineage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How processes end that compute: at a checkpoint, with our exit code, and never inside a crashing libtorch. */
class StopSignalIT {

    private static final Path BASE = GoldenFolder.given().resolve("checkpoints/sd1");
    private static final Path PHOTO = GoldenFolder.given().resolve("images/lossless0.png");

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endWhatIsLeft() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void aWorkerThatIsAskedToEndLeavesACheckpointAndExitsWithThree() throws Exception {
        Path out = folder.resolve("out");
        WorkFile.write(folder.resolve("task.json"), endlessTraining(out));
        Process worker = start(LikenessApplication.class, "worker", folder.resolve("task.json"));
        Path events = folder.resolve("events.jsonl");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> Files.exists(events) && text(events).contains("step-done"));

        worker.destroy();

        assertThat(exitCode(worker)).isEqualTo(3);
        EngineEvent last = EventLine.parse(Files.readAllLines(events).getLast()).orElseThrow();
        assertThat(last).isInstanceOf(Stopped.class);
        assertThat(Lineage.read(out).stepsDone()).isEqualTo(((Stopped) last).step());
        assertThat(crashLogs()).isEmpty();
    }

    @Test
    void aGenerationThatIsInterruptedKeepsItsPicturesAndExitsWithThree() throws Exception {
        Path first = folder.resolve("pictures/image-0000.png");
        Process command = start(
                LikenessApplication.class,
                "generate",
                "--model",
                BASE,
                "--prompt",
                "a dog",
                "--steps",
                2,
                "--count",
                10_000,
                "--out",
                folder.resolve("pictures"));
        await().atMost(Duration.ofMinutes(2)).until(() -> Files.exists(first));

        command.destroy();

        assertThat(exitCode(command)).isEqualTo(3);
        assertThat(first).isNotEmptyFile();
        assertThat(crashLogs()).isEmpty();
    }

    @Test
    void aProgramThatThrowsEndsThoughItListensForSignals() throws Exception {
        assertThat(exitCode(start(Throwing.class))).isEqualTo(1);
        assertThat(text(folder.resolve("output"))).contains("nobody caught this");
    }

    /** A program whose last words are an exception. */
    static final class Throwing {
        public static void main(String[] arguments) {
            StopSignal.install();
            StopSignal.exitAfter(() -> {
                throw new IllegalStateException("nobody caught this");
            });
        }
    }

    private Process start(Class<?> program, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Path.of("").toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("OMP_NUM_THREADS", "1");
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("the process ends").isTrue();
        return process.exitValue();
    }

    private List<Path> crashLogs() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().equals("crash.log"))
                    .toList();
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }

    private static FineTuningSpec endlessTraining(Path out) {
        return new FineTuningSpec(
                BASE,
                null,
                List.of(PHOTO),
                "sks",
                "dog",
                new FullFineTuning(),
                false,
                null,
                1_000_000,
                1e-6,
                1,
                1,
                0,
                0,
                List.of(),
                1,
                Precision.FP32,
                false,
                out);
    }
}
