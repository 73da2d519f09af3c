package io.likeness.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.likeness.models.CheckpointDetails;
import io.likeness.models.Checkpoints;
import io.likeness.quotas.Allowance;
import io.likeness.quotas.QuotaService;
import io.likeness.subjects.SubjectId;
import io.likeness.users.AccountId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two studios on one PostgreSQL and one data folder, with real workers: they share the queue and do nothing twice. */
class TwoNodesIT {

    @TempDir(cleanup = CleanupMode.NEVER) // workers may still write their last lines
    static Path home;

    private static EmbeddedPostgres postgres;
    private static ConfigurableApplicationContext one;
    private static ConfigurableApplicationContext two;

    @BeforeAll
    static void startTwoStudios() throws IOException {
        postgres = EmbeddedPostgres.start();
        one = Studios.start("one", home, postgres);
        two = Studios.start("two", home, postgres);
    }

    @AfterAll
    static void stop() throws IOException {
        two.close();
        one.close();
        postgres.close();
    }

    @Test
    void quartzKnowsBothNodes() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(jdbc().sql("select distinct instance_name from qrtz_scheduler_state")
                                .query(String.class)
                                .list())
                        .hasSize(2));
    }

    @Test
    void tasksOfTwoAccountsRunOnceEachOnBothNodesAndAreSettledOnce() {
        TaskFixture fixture = one.getBean(TaskFixture.class);
        AccountId ann = fixture.member();
        AccountId ben = fixture.member();
        SubjectId subject = fixture.subject(ann);
        TaskId training = fixture.accepted(ann, fixture.training(subject, 12));
        TaskId drawing = fixture.accepted(ben, fixture.drawing("a dog", "a cat"));
        TaskId another = two.getBean(TaskFixture.class).accepted(ben, fixture.drawing("a bird"));

        fixture.await(ann, training, TaskStatus.SUCCEEDED);
        fixture.await(ben, drawing, TaskStatus.SUCCEEDED);
        fixture.await(ben, another, TaskStatus.SUCCEEDED);

        List<TaskId> all = List.of(training, drawing, another);
        assertThat(all).allSatisfy(task -> {
            assertThat(count("select count(*) from task_attempt where task = ?", task))
                    .isEqualTo(1);
            assertThat(count("select count(*) from quota_entries where reference = ? and closing", task))
                    .isEqualTo(1);
        });
        assertThat(nodes()).as("a busy node leaves work to the other").containsKeys("one", "two");
        assertThat(one.getBean(Checkpoints.class).of(ann, subject).stream().map(CheckpointDetails::step))
                .containsExactlyInAnyOrder(10, 12);
        assertSettled(ann, Stream.of(training));
        assertSettled(ben, Stream.of(drawing, another));
    }

    private void assertSettled(AccountId who, Stream<TaskId> ended) {
        long used = ended.mapToLong(
                        task -> two.getBean(Tasks.class).get(who, task).usedSeconds())
                .sum();
        Allowance allowance = two.getBean(QuotaService.class).allowance(who);
        assertThat(allowance.used()).isEqualTo(used).isPositive();
        assertThat(allowance.reserved()).isZero();
    }

    private static Map<Object, Object> nodes() {
        return jdbc().sql("select node, count(*) from task_attempt group by node").query().listOfRows().stream()
                .collect(Collectors.toMap(row -> row.get("node"), row -> row.get("count")));
    }

    private static int count(String query, TaskId task) {
        return jdbc().sql(query).param(task.value()).query(Integer.class).single();
    }

    private static JdbcClient jdbc() {
        return one.getBean(JdbcClient.class);
    }
}
