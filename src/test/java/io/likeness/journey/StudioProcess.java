package io.likeness.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The studio as an operator runs it: the built jar in a process of its own, with its own data folder. */
final class StudioProcess implements AutoCloseable {

    static final String ADMIN_PASSWORD = "correct horse battery";

    private static final Path JAR = Path.of(System.getProperty("likeness.jar", "target/likeness.jar"));
    private static final Duration START = Duration.ofMinutes(4);

    private final Path home;
    private final int port;
    private final Process process;

    StudioProcess(Path home) {
        this.home = home;
        this.port = freePort();
        this.process = launch();
    }

    String url() {
        return "http://localhost:" + port;
    }

    /** The worker processes of this studio that are alive. */
    private List<ProcessHandle> workers() {
        return ProcessHandle.allProcesses()
                .filter(candidate -> candidate
                        .info()
                        .commandLine()
                        .filter(line -> line.contains(home.toString()) && line.contains("task.json"))
                        .isPresent())
                .toList();
    }

    private Process launch() {
        assertThat(JAR).as("the built jar (mvn package makes it)").exists();
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx1g",
                "-jar",
                JAR.toAbsolutePath().toString(),
                "--server.port=" + port);
        builder.environment().put("LIKENESS_HOME", home.toString());
        builder.environment().put("LIKENESS_ADMIN_PASSWORD", ADMIN_PASSWORD);
        builder.directory(home.getParent().toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(
                home.resolveSibling("studio.log").toFile()));
        try {
            Process started = builder.start();
            await("the sign-in page")
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        assertThat(started.isAlive()).as("the studio runs").isTrue();
                        return answers();
                    });
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/actuator/health"))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        workers().forEach(ProcessHandle::destroyForcibly);
    }
}
