package io.likeness.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.likeness.LikenessApplication;
import io.likeness.subjects.SubjectId;
import io.likeness.users.AccountId;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** kill -9 of real processes in the middle of a real training: the task finishes, once, from where it was. */
class KilledProcessesIT {

    private static final int STEPS = 600;

    @TempDir(cleanup = CleanupMode.NEVER) // a killed process leaves files behind that it alone may delete
    Path home;

    private String database;
    private TaskId task;
    private Process studio;

    @BeforeEach
    void submitATrainingAndStartTheStudio() throws IOException {
        // AUTO_SERVER lets this test look into the database that the studio has open.
        database = "jdbc:h2:file:" + home.resolve("db") + ";LOCK_TIMEOUT=10000;AUTO_SERVER=TRUE";
        submit();
        studio = startStudio();
        await().atMost(Duration.ofMinutes(4)).until(() -> trainedSteps(1) >= 120);
    }

    @AfterEach
    void stop() {
        studio.destroyForcibly();
    }

    @Test
    void aTrainingWhoseWorkerIsKilledGoesOnFromItsCheckpoint() throws Exception {
        ProcessHandle.of(number("select pid from task_attempt where task = ? and number = 1"))
                .orElseThrow()
                .destroyForcibly();

        finishes();

        assertThat(number("select attempt from task where id = ?")).isEqualTo(2);
        assertThat(firstStep(2))
                .as("the second worker begins behind a checkpoint")
                .isGreaterThan(50);
    }

    @Test
    void aTrainingWhoseStudioIsKilledIsFollowedAgainAfterItsRestart() throws Exception {
        long worker = number("select pid from task_attempt where task = ? and number = 1");
        studio.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(worker).map(ProcessHandle::isAlive))
                .as("the worker outlives the studio")
                .contains(true);

        studio = startStudio();
        finishes();

        assertThat(number("select attempt from task where id = ?")).isEqualTo(1);
    }

    @Test
    void aTrainingWhoseStudioAndWorkerAreKilledGoesOnAfterTheRestart() throws Exception {
        long worker = number("select pid from task_attempt where task = ? and number = 1");
        studio.destroyForcibly().waitFor();
        ProcessHandle.of(worker).orElseThrow().destroyForcibly();

        studio = startStudio();
        finishes();

        assertThat(number("select attempt from task where id = ?")).isEqualTo(2);
        assertThat(firstStep(2))
                .as("the second worker begins behind a checkpoint")
                .isGreaterThan(50);
    }

    /** Ends well, with one settlement of all its workers' seconds and one final checkpoint. */
    private void finishes() throws SQLException {
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions() // the database is away while the studio is
                .until(() -> text("select status from task where id = ?").equals("SUCCEEDED"));
        assertThat(number("select count(*) from quota_entries where reference = ? and kind = 'SETTLEMENT'"))
                .isEqualTo(1);
        assertThat(number("select gpu_seconds from quota_entries where reference = ? and kind = 'SETTLEMENT'"))
                .isEqualTo(number("select sum(seconds) from task_attempt where task = ?"))
                .isPositive();
        assertThat(number("select count(*) from checkpoint where task = ? and step = " + STEPS))
                .isEqualTo(1);
        assertThat(home.resolve("tasks").resolve(task.toString()).resolve("out/model_index.json"))
                .exists();
    }

    /** Fills the database without running anything. */
    private void submit() {
        try (var context = new SpringApplicationBuilder(LikenessApplication.class, TaskFixture.class)
                .run(
                        "--server.port=0",
                        "--spring.quartz.auto-startup=false",
                        "--likeness.home=" + home,
                        "--spring.datasource.url=" + database)) {
            TaskFixture fixture = context.getBean(TaskFixture.class);
            AccountId me = fixture.member();
            SubjectId subject = fixture.subject(me);
            task = fixture.accepted(me, fixture.longTraining(subject, STEPS));
        }
    }

    private Process startStudio() throws IOException {
        Path log = home.resolve("studio.log");
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        productClassPath(),
                        LikenessApplication.class.getName(),
                        "--server.port=0",
                        "--likeness.home=" + home,
                        "--spring.datasource.url=" + database)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Without the test classes: what runs here is the product and its real workers. */
    private static String productClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private long trainedSteps(int attempt) throws IOException {
        File events = home.resolve("tasks/%s/attempt-%d/events.jsonl".formatted(task, attempt))
                .toFile();
        if (!events.exists()) {
            return 0;
        }
        try (var lines = Files.lines(events.toPath())) {
            return lines.filter(line -> line.contains("\"step-done\"")).count();
        }
    }

    private long firstStep(int attempt) throws IOException {
        Path events = home.resolve("tasks/%s/attempt-%d/events.jsonl".formatted(task, attempt));
        try (var lines = Files.lines(events)) {
            String first = lines.filter(line -> line.contains("\"step-done\""))
                    .findFirst()
                    .orElseThrow();
            return Long.parseLong(first.replaceFirst(".*\"step\":(\\d+).*", "$1"));
        }
    }

    private long number(String query) throws SQLException {
        return Long.parseLong(text(query));
    }

    private String text(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database, "", "");
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, task.value());
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).as(query).isTrue();
                return rows.getString(1);
            }
        }
    }
}
