package io.likeness.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.LikenessApplication;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The real studio in a process of its own, over a home that outlives it; nobody else may open its database meanwhile. */
final class KillableStudio {

    /** No step, no line for so long, and it is stuck: a busy machine is slow, but it moves. */
    private static final Duration STUCK = Duration.ofMinutes(3);

    private final StudioHome home;
    private final Process process;
    private final Path log;

    private KillableStudio(StudioHome home, Process process, Path log) {
        this.home = home;
        this.process = process;
        this.log = log;
    }

    /** Starts it with nothing but its home: the database is the one that everybody gets. */
    static KillableStudio start(StudioHome home) throws IOException {
        Path log = Files.createTempFile(home.folder(), "studio-", ".log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        productClassPath(),
                        LikenessApplication.class.getName(),
                        "--server.port=0",
                        "--likeness.home=" + home.folder())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new KillableStudio(home, process, log);
    }

    /** Without the test classes: what runs here is the product and its real workers. */
    private static String productClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Its only worker. */
    ProcessHandle worker() {
        List<ProcessHandle> workers =
                process.children().filter(KillableStudio::isWorker).toList();
        assertThat(workers).as("workers of the studio").hasSize(1);
        return workers.getFirst();
    }

    private static boolean isWorker(ProcessHandle child) {
        return child.info()
                .arguments()
                .filter(words -> Arrays.asList(words).contains("worker"))
                .isPresent();
    }

    /** Waits for these words in the log, for as long as the studio lives and something moves. */
    void waitUntilItSays(String words) throws Exception {
        waitUntil("says \"" + words + "\"", () -> Files.readString(log).contains(words));
    }

    /** Waits for as long as the studio lives and something moves. */
    void waitUntil(String what, Callable<Boolean> expected) throws Exception {
        Instant moved = Instant.now();
        long before = written();
        while (!expected.call()) {
            assertThat(process.isAlive())
                    .as("whether the studio lives, before it " + what)
                    .isTrue();
            long now = written();
            moved = now == before ? moved : Instant.now();
            before = now;
            assertThat(Duration.between(moved, Instant.now()))
                    .as("the time in which nothing moved, before the studio " + what)
                    .isLessThan(STUCK);
            Thread.sleep(50);
        }
    }

    /** Bytes that were written; of the studio's log only until it is open, for after that it may complain for ever. */
    private long written() throws IOException {
        boolean open = Files.readString(log).contains("Likeness is open");
        long bytes = 0;
        for (Path file : home.words()) {
            bytes += open && file.equals(log) ? 0 : Files.size(file);
        }
        return bytes;
    }
}
