package io.likeness.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.quotas.QuotaService;
import io.likeness.tasks.queue.Claim;
import io.likeness.tasks.queue.RunningTasks;
import io.likeness.tasks.queue.RunningTasks.Moved;
import io.likeness.tasks.queue.TaskQueue;
import io.likeness.users.AccountId;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Words of an attempt that was given up change nothing, and an end comes once. No Quartz here: the test is the dispatcher. */
@TaskTest
@TestPropertySource(properties = "spring.quartz.auto-startup=false")
class FencingTest {

    private static final Moved HALFWAY = new Moved("Training", 5, 10, 3L, Instant.now(), 100);

    @Autowired
    TaskFixture fixture;

    @Autowired
    TaskQueue queue;

    @Autowired
    RunningTasks running;

    @Autowired
    Tasks tasks;

    @Autowired
    QuotaService quotas;

    AccountId me;

    @BeforeEach
    void signUp() {
        me = fixture.member();
    }

    @Test
    void aReplacedAttemptCanNeitherMoveNorEndItsTask() {
        TaskId task = fixture.accepted(me, fixture.drawing("a dog"));
        Claim first = queue.claimNext("here", "cpu").orElseThrow();
        running.interrupted(first, Instant.now());
        Claim second = queue.claimNext("here", "cpu").orElseThrow();

        assertThat(second.number()).isEqualTo(2);
        assertThat(second.resume()).isTrue();
        assertThat(running.moved(first, HALFWAY)).isEmpty();
        assertThat(running.fail(first, new TaskFailure("late", "nothing"))).isFalse();
        assertThat(running.cancelled(first, Instant.now())).isFalse();
        assertThat(running.moved(second, HALFWAY)).contains(false);
        assertThat(tasks.get(me, task).status()).isEqualTo(TaskStatus.RUNNING);
    }

    @Test
    void aTaskEndsOnce() {
        TaskId task = fixture.accepted(me, fixture.drawing("a dog"));
        Claim claim = queue.claimNext("here", "cpu").orElseThrow();
        running.launched(claim, new Claim.Worker(1, Instant.now().minusSeconds(4)));

        assertThat(running.succeed(claim, Path.of("out"), Instant.now(), Double.NaN))
                .isTrue();
        long used = quotas.allowance(me).used();

        assertThat(used).isBetween(4L, 6L);
        assertThat(running.succeed(claim, Path.of("out"), Instant.now(), Double.NaN))
                .isFalse();
        assertThat(running.fail(claim, new TaskFailure("late", "nothing"))).isFalse();
        assertThat(quotas.allowance(me).used()).isEqualTo(used);
        assertThat(tasks.get(me, task).status()).isEqualTo(TaskStatus.SUCCEEDED);
    }

    @Test
    void aWishToCancelReachesWhoFollowsTheWorker(@Autowired TaskService service) {
        TaskId task = fixture.accepted(me, fixture.drawing("a dog"));
        Claim claim = queue.claimNext("here", "cpu").orElseThrow();
        assertThat(running.moved(claim, HALFWAY)).contains(false);

        service.cancel(me, task);

        assertThat(running.moved(claim, HALFWAY)).contains(true);
        assertThat(running.interrupted(claim, Instant.now())).isTrue();
        assertThat(tasks.get(me, task).status()).isEqualTo(TaskStatus.CANCELLED);
    }

    @Test
    void accountsTakeTurns() {
        AccountId other = fixture.member();
        TaskId mine = fixture.accepted(me, fixture.drawing("one"));
        TaskId mineToo = fixture.accepted(me, fixture.drawing("two"));
        TaskId others = fixture.accepted(other, fixture.drawing("three"));

        assertThat(queue.claimNext("here", "cpu").orElseThrow().task()).isEqualTo(mine);
        assertThat(queue.claimNext("here", "cpu").orElseThrow().task()).isEqualTo(others);
        assertThat(queue.claimNext("here", "cpu").orElseThrow().task()).isEqualTo(mineToo);
        assertThat(queue.claimNext("here", "cpu")).isEmpty();
    }
}
