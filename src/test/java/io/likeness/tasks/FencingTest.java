package io.likeness.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.quotas.QuotaService;
import io.likeness.storage.FileKey;
import io.likeness.subjects.SubjectId;
import io.likeness.subjects.SubjectService;
import io.likeness.support.JumpingClock;
import io.likeness.tasks.queue.AttemptEnds;
import io.likeness.tasks.queue.Claim;
import io.likeness.tasks.queue.Claims;
import io.likeness.tasks.queue.RunningTasks;
import io.likeness.tasks.queue.RunningTasks.Moved;
import io.likeness.tasks.queue.Worked;
import io.likeness.tasks.worker.Supervisor;
import io.likeness.users.AccountId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Words of an attempt that was given up change nothing, and an end comes once. No Quartz here: the test is the dispatcher. */
@TaskTest
@TestPropertySource(
        properties = {"spring.quartz.auto-startup=false", "likeness.worker.back-off=0s", "likeness.worker.silence=300ms"
        })
class FencingTest {

    private static final Moved HALFWAY = new Moved("Training", 5, 10, 3L, new Worked(2, 1), 100);

    private static final Worked FOUR_SECONDS = new Worked(4, 1);

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
        ends.lost(first, LOST);
        Claim second = claims.next("here", "cpu").orElseThrow();

        assertThat(second.number()).isEqualTo(2);
        assertThat(second.resume()).isTrue();
        assertThat(running.moved(first, HALFWAY)).isEmpty();
        assertThat(ends.fail(first, new TaskFailure("late", "nothing"))).isFalse();
        assertThat(ends.lost(first, LOST)).isFalse();
        assertThat(running.moved(second, HALFWAY)).contains(false);
        assertThat(tasks.get(me, task).status()).isEqualTo(TaskStatus.RUNNING);
    }

    @Test
    void aTaskEndsOnce() {
        TaskId task = fixture.accepted(me, fixture.drawing("a dog"));
        Claim claim = claims.next("here", "cpu").orElseThrow();

        assertThat(ends.succeed(claim, Path.of("out"), FOUR_SECONDS, Double.NaN))
                .isTrue();
        long used = quotas.allowance(me).used();

        assertThat(used).isEqualTo(4);
        assertThat(ends.succeed(claim, Path.of("out"), FOUR_SECONDS, Double.NaN))
                .isFalse();
        assertThat(ends.fail(claim, new TaskFailure("late", "nothing"))).isFalse();
        assertThat(quotas.allowance(me).used()).isEqualTo(used);
        assertThat(tasks.get(me, task).status()).isEqualTo(TaskStatus.SUCCEEDED);
    }

    @Test
    void aTaskThatEndsWhileItsSubjectIsDeletedKeepsItsEnd(
            @Autowired SubjectService subjects, @Autowired TransactionTemplate transaction, @Autowired JdbcClient jdbc)
            throws Exception {
        SubjectId subject = fixture.subject(me);
        TaskId task = fixture.accepted(me, fixture.training(subject, 10));
        Claim claim = claims.next("here", "cpu").orElseThrow();
        CompletableFuture<Boolean> deletion = new CompletableFuture<>();

        transaction.executeWithoutResult(_ -> {
            ends.fail(claim, new TaskFailure("The worker failed.", "Try again."));
            deletion.completeAsync(() -> subjects.delete(me, subject));
            pause(Duration.ofMillis(500)); // the deletion waits for the task's row by then
        });

        assertThat(deletion.get(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(jdbc.sql("select status from task where id = ? and deleted_with = ?")
                        .param(task.value())
                        .param(subject.value())
                        .query(String.class)
                        .single())
                .isEqualTo("FAILED");
        assertThat(quotas.allowance(me).reserved()).isZero();
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aWishToCancelReachesWhoFollowsTheWorker(@Autowired TaskService service) {
        TaskId task = fixture.accepted(me, fixture.drawing("a dog"));
        Claim claim = claims.next("here", "cpu").orElseThrow();
        assertThat(running.moved(claim, HALFWAY)).contains(false);

        service.cancel(me, task);

        assertThat(running.moved(claim, HALFWAY)).contains(true);
        assertThat(ends.lost(claim, LOST)).isTrue();
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
            assertThat(ends.lost(claim, LOST)).isTrue();
            assertThat(ends.lost(claim, LOST)).isFalse();
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
                    claim, picture, new FileKey(String.valueOf(picture).repeat(64)), FOUR_SECONDS, 0);
            ends.lost(claim, LOST);
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
        ends.lost(claim, LOST);

        assertThat(tasks.get(me, task).status()).isEqualTo(TaskStatus.PAUSED);
        assertThat(quotas.allowance(me).reserved()).isPositive();
        assertThat(claims.next("here", "cpu")).isEmpty();

        service.resume(me, task);
        service.resume(me, task);

        Claim again = claims.next("here", "cpu").orElseThrow();
        assertThat(again.number()).isEqualTo(2);
        assertThat(again.resume()).isTrue();
        assertThat(running.moved(again, HALFWAY)).contains(false);
        assertThat(ends.succeed(again, Path.of("out"), FOUR_SECONDS, Double.NaN))
                .isTrue();
        assertThat(quotas.allowance(me).reserved()).isZero();
    }

    @Test
    void aPausedTaskThatIsCancelledPaysWhatItUsed(@Autowired TaskService service) {
        TaskId task = fixture.accepted(me, fixture.drawing("a dog"));
        Claim claim = claims.next("here", "cpu").orElseThrow();
        service.pause(me, task);
        ends.stopped(claim, LOST, FOUR_SECONDS);

        service.cancel(me, task);

        assertThat(tasks.get(me, task).status()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(quotas.allowance(me).used()).isEqualTo(4);
        assertThat(quotas.allowance(me).reserved()).isZero();
    }

    @Test
    void aWishToCancelOutweighsOneToPause(@Autowired TaskService service) {
        TaskId task = fixture.accepted(me, fixture.drawing("a dog"));
        Claim claim = claims.next("here", "cpu").orElseThrow();

        service.pause(me, task);
        service.cancel(me, task);
        service.pause(me, task);
        ends.lost(claim, LOST);

        assertThat(tasks.get(me, task).status()).isEqualTo(TaskStatus.CANCELLED);
    }

    @Test
    void aLostAttemptIsChargedForWhatItKeptAndTheNextOneNotForPreparingAgain() {
        TaskId task = fixture.accepted(me, fixture.drawing("one", "two", "three"));
        Claim first = claims.next("here", "cpu").orElseThrow();
        running.pictureMade(first, 0, new FileKey("a".repeat(64)), new Worked(40, 15), 10);
        running.moved(first, new Moved("Drawing", 55, 100, 3L, new Worked(190, 15), 100));
        ends.lost(first, LOST);

        Claim second = claims.next("here", "cpu").orElseThrow();
        running.pictureMade(second, 1, new FileKey("b".repeat(64)), new Worked(42, 17), 10);
        ends.lost(second, LOST);
        Claim third = claims.next("here", "cpu").orElseThrow();
        assertThat(ends.succeed(third, Path.of("tasks"), new Worked(216, 16), Double.NaN))
                .isTrue();

        assertThat(tasks.get(me, task).usedSeconds())
                .as("what was kept, and what was prepared once")
                .isEqualTo(40 + 25 + 200);
        assertThat(quotas.allowance(me).used()).isEqualTo(265);
    }

    @Test
    void anAttemptThatDiedBeforeItsFirstCheckpointCostsNothing() {
        TaskId task = fixture.accepted(me, fixture.drawing("one", "two"));
        Claim first = claims.next("here", "cpu").orElseThrow();
        running.moved(first, new Moved("Drawing", 5, 10, 3L, new Worked(500, 10), 100));
        ends.lost(first, LOST);

        Claim second = claims.next("here", "cpu").orElseThrow();
        ends.succeed(second, Path.of("out"), new Worked(30, 10), Double.NaN);

        assertThat(tasks.get(me, task).usedSeconds()).isEqualTo(30);
    }

    @Test
    void whatWasPausedPaysForEveryWorkerThatStoppedAtACheckpoint(@Autowired TaskService service) {
        TaskId task = fixture.accepted(me, fixture.drawing("a dog"));
        Claim first = claims.next("here", "cpu").orElseThrow();
        service.pause(me, task);
        ends.stopped(first, LOST, new Worked(100, 10));
        service.resume(me, task);

        Claim second = claims.next("here", "cpu").orElseThrow();
        ends.succeed(second, Path.of("out"), new Worked(60, 10), Double.NaN);

        assertThat(tasks.get(me, task).usedSeconds()).isEqualTo(160);
    }

    @Test
    void whoIsCancelledAfterALossPaysOnlyForWhatIsThere(@Autowired TaskService service) {
        TaskId task = fixture.accepted(me, fixture.drawing("one", "two"));
        Claim claim = claims.next("here", "cpu").orElseThrow();
        running.pictureMade(claim, 0, new FileKey("a".repeat(64)), new Worked(7, 1), 50);
        running.moved(claim, new Moved("Drawing", 5, 10, 3L, new Worked(70, 1), 100));
        ends.lost(claim, LOST);

        service.cancel(me, task);

        assertThat(tasks.get(me, task).usedSeconds()).isEqualTo(7);
        assertThat(quotas.allowance(me).reserved()).isZero();
    }

    @Test
    void whatANodeRanThatIsSilentIsTakenOverOnce(@Autowired Supervisor supervisor) throws Exception {
        TaskId task = fixture.accepted(me, fixture.drawing("a dog"));
        Claim lost = claims.next("dead node", "cpu").orElseThrow();
        running.launched(lost, new Claim.Worker(1, Instant.now()));

        assertThat(claims.ofSilentNodes("here")).as("at the first look").isEmpty();
        Thread.sleep(400);
        List<Claim> silent = claims.ofSilentNodes("here");
        assertThat(silent).extracting(Claim::task).containsExactly(task);
        silent.forEach(supervisor::giveUp);
        silent.forEach(supervisor::giveUp);

        assertThat(running.moved(lost, HALFWAY)).as("the dead node's word").isEmpty();
        Claim next = claims.next("here", "cpu").orElseThrow();
        assertThat(next.number()).isEqualTo(2);
        assertThat(next.resume()).isTrue();
        assertThat(claims.replacedOn("dead node"))
                .as("which ends its worker when it comes back")
                .extracting(Claim::number)
                .containsExactly(1);
        assertThat(claims.replacedOn("dead node")).as("told once").isEmpty();
    }

    @Test
    void aNodeThatIsHeardKeepsItsTaskHoweverItsClockAndOursJump(@Autowired JumpingClock clock) throws Exception {
        fixture.accepted(me, fixture.drawing("a dog"));
        Claim claim = claims.next("other", "cpu").orElseThrow();

        try {
            for (int look = 0; look < 6; look++) {
                clock.jump(Duration.ofHours(look % 2 == 0 ? 3 : -5));
                running.moved(claim, HALFWAY);
                assertThat(claims.ofSilentNodes("here")).isEmpty();
                Thread.sleep(150);
            }
            Thread.sleep(300);
            assertThat(claims.ofSilentNodes("here")).as("once it is silent").hasSize(1);
        } finally {
            clock.right();
        }
        ends.fail(claim, LOST);
    }

    @Test
    void aClockThatIsPutBackNeitherHoldsUpALostTaskNorTheTurns(@Autowired JumpingClock clock) {
        AccountId other = fixture.member();
        try {
            clock.jump(Duration.ofHours(3));
            TaskId lost = fixture.accepted(me, fixture.drawing("one"));
            ends.lost(claims.next("here", "cpu").orElseThrow(), LOST);
            ends.lost(claims.next("here", "cpu").orElseThrow(), LOST);
            clock.jump(Duration.ofHours(-5));
            TaskId others = fixture.accepted(other, fixture.drawing("two"));
            TaskId othersToo = fixture.accepted(other, fixture.drawing("three"));
            TaskId mine = fixture.accepted(me, fixture.drawing("four"));

            assertThat(Stream.generate(() -> claims.next("here", "cpu").orElseThrow())
                            .limit(4)
                            .map(Claim::task))
                    .as("what was lost goes on, then accounts take turns")
                    .containsExactly(lost, others, mine, othersToo);
        } finally {
            clock.right();
        }
    }
}
