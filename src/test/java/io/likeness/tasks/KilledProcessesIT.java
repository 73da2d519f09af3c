package io.likeness.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.LikenessApplication;
import io.likeness.subjects.SubjectId;
import io.likeness.users.AccountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * kill -9 of real processes in the middle of a real training: the task finishes, once, from where it was. The database is looked into
 * only while no studio has it open: one that finds it open by another process may not come up.
 */
class KilledProcessesIT {

    private static final int STEPS = 600;

    @TempDir(cleanup = CleanupMode.NEVER) // a killed process leaves files behind that it alone may delete
    Path folder;

    @RegisterExtension
    final Evidence evidence = new Evidence(() -> new StudioHome(folder));

    private StudioHome home;
    private TaskId task;
    private KillableStudio studio;
    private ProcessHandle worker;

    @BeforeEach
    void submitATrainingAndLetItRun() throws Exception {
        home = new StudioHome(folder);
        submit();
        studio = KillableStudio.start(home);
        studio.waitUntil("has trained 120 steps", () -> trainedSteps(1) >= 120);
        worker = studio.worker();
    }

    @AfterEach
    void stop() throws InterruptedException {
        studio.kill();
        if (worker != null) {
            worker.destroyForcibly();
        }
    }

    @Test
    void aTrainingWhoseWorkerIsKilledGoesOnFromItsCheckpoint() throws Exception {
        worker.destroyForcibly();

        finishes(2);

        assertThat(firstStep(2))
                .as("the second worker begins behind a checkpoint")
                .isGreaterThan(50);
    }

    @Test
    void aTrainingWhoseStudioIsKilledIsFollowedAgainAfterItsRestart() throws Exception {
        signal("STOP", worker); // lest it finishes before the studio is back
        studio.kill();
        assertThat(worker.isAlive()).as("the worker outlives the studio").isTrue();

        studio = KillableStudio.start(home);
        studio.waitUntilItSays("the worker of attempt 1 is still at work and is followed again");
        signal("CONT", worker);

        finishes(1);
    }

    @Test
    void aTrainingWhoseStudioAndWorkerAreKilledGoesOnAfterTheRestart() throws Exception {
        studio.kill();
        worker.destroyForcibly();

        studio = KillableStudio.start(home);
        finishes(2);

        assertThat(firstStep(2))
                .as("the second worker begins behind a checkpoint")
                .isGreaterThan(50);
    }

    /** Ends well in this attempt, with one settlement of what its workers kept and one final checkpoint, whatever is killed then. */
    private void finishes(int attempt) throws Exception {
        studio.waitUntilItSays("Task %s: attempt %d ended (Finished".formatted(task, attempt));
        studio.kill();
        assertThat(text("select status from task where id = ?")).isEqualTo("SUCCEEDED");
        assertThat(number("select attempt from task where id = ?")).isEqualTo(attempt);
        assertThat(number("select count(*) from quota_entries where reference = ? and kind = 'SETTLEMENT'"))
                .isEqualTo(1);
        assertThat(number("select gpu_seconds from quota_entries where reference = ? and kind = 'SETTLEMENT'"))
                .isEqualTo(number("select sum(kept_seconds) from task_attempt where task = ?"))
                .isPositive()
                .isLessThanOrEqualTo(number("select sum(seconds) from task_attempt where task = ?"));
        assertThat(number("select count(*) from checkpoint where task = ? and step = " + STEPS))
                .isEqualTo(1);
        assertThat(home.task(task).resolve("out/model_index.json")).exists();
    }

    /** Fills the database without running anything. */
    private void submit() throws SQLException {
        try (var context = new SpringApplicationBuilder(LikenessApplication.class, TaskFixture.class)
                .run("--server.port=0", "--spring.quartz.auto-startup=false", "--likeness.home=" + folder)) {
            TaskFixture fixture = context.getBean(TaskFixture.class);
            AccountId me = fixture.member();
            SubjectId subject = fixture.subject(me);
            task = fixture.accepted(me, fixture.longTraining(subject, STEPS));
        }
        closeTheDatabase();
    }

    /** A new account's sample is still being drawn when the context closes; its connection would keep the file from the studio. */
    private void closeTheDatabase() throws SQLException {
        try (Connection connection = home.database();
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown");
        }
    }

    private static void signal(String name, ProcessHandle process) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).as("kill -" + name).isZero();
    }

    private long trainedSteps(int attempt) throws IOException {
        Path events = home.events(task, attempt);
        if (!Files.exists(events)) {
            return 0;
        }
        try (var lines = Files.lines(events)) {
            return lines.filter(line -> line.contains("\"step-done\"")).count();
        }
    }

    private long firstStep(int attempt) throws IOException {
        try (var lines = Files.lines(home.events(task, attempt))) {
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
        try (Connection connection = home.database();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, task.value());
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).as(query).isTrue();
                return rows.getString(1);
            }
        }
    }
}
