package io.likeness.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.quotas.QuotaService;
import io.likeness.users.AccountId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.Scheduler;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A machine dies with its studio and its worker: another studio on the same PostgreSQL goes on from the last checkpoint. */
class LostMachineIT {

    @TempDir(cleanup = CleanupMode.NEVER) // workers may still write their last lines
    static Path home;

    private static EmbeddedPostgres postgres;
    private static ConfigurableApplicationContext dying;
    private static ConfigurableApplicationContext heir;

    @BeforeAll
    static void startBoth() throws IOException {
        postgres = EmbeddedPostgres.start();
        dying = Studios.start("dying", home, postgres);
        heir = Studios.start("heir", home, postgres);
    }

    @AfterAll
    static void stop() throws IOException {
        heir.close();
        dying.close();
        postgres.close();
    }

    @Test
    void whatADeadMachineRanIsTakenOverFromItsCheckpointAndSettledOnce() throws Exception {
        heir.getBean(Scheduler.class).standby();
        TaskFixture fixture = heir.getBean(TaskFixture.class);
        AccountId ann = fixture.member();
        TaskId task = fixture.accepted(ann, fixture.longTraining(fixture.subject(ann), 400));
        fixture.await(ann, task, progress -> progress.step() >= 60);

        long worker = number("select pid from task_attempt where task = ?", task);
        dying.close();
        ProcessHandle.of(worker).orElseThrow().destroyForcibly();
        heir.getBean(Scheduler.class).start();

        fixture.await(ann, task, TaskStatus.SUCCEEDED);
        assertThat(jdbc().sql("select node from task_attempt where task = ? order by number")
                        .param(task.value())
                        .query(String.class)
                        .list())
                .hasSize(2)
                .startsWith("dying")
                .doesNotHaveDuplicates();
        assertThat(firstStep(task, 2)).as("behind a checkpoint").isGreaterThan(50);
        assertThat(number("select count(*) from quota_entries where reference = ? and closing", task))
                .isEqualTo(1);
        assertThat(number("select gpu_seconds from quota_entries where reference = ? and closing", task))
                .isEqualTo(number("select sum(kept_seconds) from task_attempt where task = ?", task))
                .isPositive();
        assertThat(heir.getBean(QuotaService.class).allowance(ann).reserved()).isZero();
    }

    private static int firstStep(TaskId task, int attempt) throws IOException {
        Path events = new StudioHome(home).events(task, attempt);
        try (Stream<String> lines = Files.lines(events)) {
            return lines.filter(line -> line.contains("\"step-done\""))
                    .map(line -> Integer.valueOf(line.replaceFirst(".*\"step\":(\\d+).*", "$1")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static long number(String query, TaskId task) {
        return jdbc().sql(query).param(task.value()).query(Long.class).single();
    }

    private static JdbcClient jdbc() {
        return heir.getBean(JdbcClient.class);
    }
}
