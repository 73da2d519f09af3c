package io.likeness.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.quotas.QuotaService;
import io.likeness.storage.FileKey;
import io.likeness.tasks.queue.AttemptEnds;
import io.likeness.tasks.queue.Claim;
import io.likeness.tasks.queue.Claims;
import io.likeness.tasks.queue.RunningTasks;
import io.likeness.tasks.queue.RunningTasks.Moved;
import io.likeness.users.AccountId;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Words of an attempt that was given up change nothing, and an end comes once. No Quartz here: the test is the dispatcher. */
@TaskTest
@TestPropertySource(properties = {"spring.quartz.auto-startup=false", "likeness.worker.back-off=0s"})
class FencingTest {

    private static final Moved HALFWAY = new Moved("Training", 5, 10, 3L, Instant.now(), 100);

    private static final TaskFailure LOST = new TaskFailure("The worker is gone.", "Try again.");

    @Autowired
    TaskFixture fixture;

    @Autowired
    Claims claims;

    @Autowired
    RunningTasks running;

    @Autowired
    AttemptEnds ends;

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
        Claim first = claims.next("here", "cpu").orElseThrow();
        ends.lost(first, LOST, Instant.now());
        Claim second = claims.next("here", "cpu").orElseThrow();

        assertThat(second.number()).isEqualTo(2);
        assertThat(second.resume()).isTrue();
        assertThat(running.moved(first, HALFWAY)).isEmpty();
        assertThat(ends.fail(first, new TaskFailure("late", "nothing"))).isFalse();
        assertThat(ends.lost(first, LOST, Instant.now())).isFalse();
        assertThat(running.moved(second, HALFWAY)).contains(false);
        assertThat(tasks.get(me, task).status()).isEqualTo(TaskStatus.RUNNING);
    }

    @Test
    void aTaskEndsOnce() {
        TaskId task = fixture.accepted(me, fixture.drawing("a dog"));
        Claim claim = claims.next("here", "cpu").orElseThrow();
        running.launched(claim, new Claim.Worker(1, Instant.now().minusSeconds(4)));

        assertThat(ends.succeed(claim, Path.of("out"), Instant.now(), Double.NaN))
                .isTrue();
        long used = quotas.allowance(me).used();

        assertThat(used).isBetween(4L, 6L);
        assertThat(ends.succeed(claim, Path.of("out"), Instant.now(), Double.NaN))
                .isFalse();
        assertThat(ends.fail(claim, new TaskFailure("late", "nothing"))).isFalse();
        assertThat(quotas.allowance(me).used()).isEqualTo(used);
        assertThat(tasks.get(me, task).status()).isEqualTo(TaskStatus.SUCCEEDED);
    }

    @Test
    void aWishToCancelReachesWhoFollowsTheWorker(@Autowired TaskService service) {
        TaskId task = fixture.accepted(me, fixture.drawing("a dog"));
        Claim claim = claims.next("here", "cpu").orElseThrow();
        assertThat(running.moved(claim, HALFWAY)).contains(false);

        service.cancel(me, task);

        assertThat(running.moved(claim, HALFWAY)).contains(true);
        assertThat(ends.lost(claim, LOST, Instant.now())).isTrue();
        assertThat(tasks.get(me, task).status()).isEqualTo(TaskStatus.CANCELLED);
    }

    @Test
    void accountsTakeTurns() {
        AccountId other = fixture.member();
        TaskId mine = fixture.accepted(me, fixture.drawing("one"));
        TaskId mineToo = fixture.accepted(me, fixture.drawing("two"));
        TaskId others = fixture.accepted(other, fixture.drawing("three"));

        assertThat(claims.next("here", "cpu").orElseThrow().task()).isEqualTo(mine);
        assertThat(claims.next("here", "cpu").orElseThrow().task()).isEqualTo(others);
        assertThat(claims.next("here", "cpu").orElseThrow().task()).isEqualTo(mineToo);
        assertThat(claims.next("here", "cpu")).isEmpty();
    }

    @Test
    void aTaskThatLosesThreeWorkersInARowFailsAndIsRefundedOnce() {
        TaskId task = fixture.accepted(me, fixture.drawing("a dog"));

        for (int loss = 1; loss <= 3; loss++) {
            Claim claim = claims.next("here", "cpu").orElseThrow();
            assertThat(claim.number()).isEqualTo(loss);
            assertThat(ends.lost(claim, LOST, Instant.now())).isTrue();
            assertThat(ends.lost(claim, LOST, Instant.now())).isFalse();
        }

        TaskDetails failed = tasks.get(me, task);
        assertThat(failed.status()).isEqualTo(TaskStatus.FAILED);
        assertThat(failed.failure().cause())
                .isEqualTo("The worker is gone. 3 workers in a row were lost without a new checkpoint or picture.");
        assertThat(quotas.allowance(me).used()).isZero();
        assertThat(quotas.allowance(me).reserved()).isZero();
        assertThat(claims.next("here", "cpu")).isEmpty();
    }

    @Test
    void aTaskThatGetsFurtherEachTimeMayLoseMoreWorkers(@Autowired TaskService service) {
        TaskId task = fixture.accepted(me, fixture.drawing("one", "two", "three", "four"));

        for (int picture = 0; picture < 4; picture++) {
            Claim claim = claims.next("here", "cpu").orElseThrow();
            running.pictureMade(
                    claim, picture, new FileKey(String.valueOf(picture).repeat(64)), 0);
            ends.lost(claim, LOST, Instant.now());
        }

        assertThat(tasks.get(me, task).status()).isEqualTo(TaskStatus.QUEUED);
        service.cancel(me, task);
    }

    @Test
    void aPausedTaskKeepsItsReservationAndIsClaimedAgainOnlyAfterItsOwnerResumedIt(@Autowired TaskService service) {
        TaskId task = fixture.accepted(me, fixture.drawing("a dog"));
        Claim claim = claims.next("here", "cpu").orElseThrow();

        service.pause(me, task);
        assertThat(running.moved(claim, HALFWAY)).as("the worker is to stop").contains(true);
        ends.lost(claim, LOST, Instant.now());

        assertThat(tasks.get(me, task).status()).isEqualTo(TaskStatus.PAUSED);
        assertThat(quotas.allowance(me).reserved()).isPositive();
        assertThat(claims.next("here", "cpu")).isEmpty();

        service.resume(me, task);
        service.resume(me, task);

        Claim again = claims.next("here", "cpu").orElseThrow();
        assertThat(again.number()).isEqualTo(2);
        assertThat(again.resume()).isTrue();
        assertThat(running.moved(again, HALFWAY)).contains(false);
        assertThat(ends.succeed(again, Path.of("out"), Instant.now(), Double.NaN))
                .isTrue();
        assertThat(quotas.allowance(me).reserved()).isZero();
    }

    @Test
    void aPausedTaskThatIsCancelledPaysWhatItUsed(@Autowired TaskService service) {
        TaskId task = fixture.accepted(me, fixture.drawing("a dog"));
        Claim claim = claims.next("here", "cpu").orElseThrow();
        running.launched(claim, new Claim.Worker(1, Instant.now().minusSeconds(4)));
        service.pause(me, task);
        ends.lost(claim, LOST, Instant.now());

        service.cancel(me, task);

        assertThat(tasks.get(me, task).status()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(quotas.allowance(me).used()).isBetween(4L, 6L);
        assertThat(quotas.allowance(me).reserved()).isZero();
    }

    @Test
    void aWishToCancelOutweighsOneToPause(@Autowired TaskService service) {
        TaskId task = fixture.accepted(me, fixture.drawing("a dog"));
        Claim claim = claims.next("here", "cpu").orElseThrow();

        service.pause(me, task);
        service.cancel(me, task);
        service.pause(me, task);
        ends.lost(claim, LOST, Instant.now());

        assertThat(tasks.get(me, task).status()).isEqualTo(TaskStatus.CANCELLED);
    }
}
