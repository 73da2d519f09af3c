package io.likeness.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.models.CheckpointDetails;
import io.likeness.models.Checkpoints;
import io.likeness.quotas.QuotaService;
import io.likeness.storage.FileStore;
import io.likeness.subjects.SubjectId;
import io.likeness.support.JumpingClock;
import io.likeness.support.SmallDisk;
import io.likeness.tasks.worker.FakeWorker.Mode;
import io.likeness.tasks.worker.FakeWorkerCommand;
import io.likeness.users.AccountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tasks on a machine whose clock jumps, whose disk is full, and whose accounts come and go. */
@TaskTest
@Import(SmallDisk.class)
class DisturbedTaskTest {

    @Autowired
    TaskFixture fixture;

    @Autowired
    TaskService service;

    @Autowired
    Tasks tasks;

    @Autowired
    QuotaService quotas;

    @Autowired
    Checkpoints checkpoints;

    @Autowired
    FakeWorkerCommand workers;

    @Autowired
    JumpingClock clock;

    @Autowired
    SmallDisk disk;

    @Autowired
    JdbcClient jdbc;

    AccountId me;

    @BeforeEach
    void signUp() {
        me = fixture.member();
        workers.behave(Mode.GOOD, 10);
    }

    @AfterEach
    void putThingsRight() {
        clock.right();
        disk.makeRoom();
    }

    @Test
    void aTrainingGoesOnAndIsPausedAndChargedAsEverHoweverTheClockJumps() {
        workers.behave(Mode.GOOD, 40);
        TaskId task = fixture.accepted(me, fixture.training(fixture.subject(me), 150));
        fixture.await(me, task, progress -> progress.step() >= 5);

        clock.jump(Duration.ofHours(3));
        fixture.await(me, task, progress -> progress.step() >= 25);
        assertThat(tasks.progress(me, task).timeLeft()).isLessThan(Duration.ofMinutes(5));
        clock.jump(Duration.ofHours(-5));
        fixture.await(me, task, progress -> progress.step() >= 45);
        assertThat(step(task))
                .as("in the table, from which another node would read it")
                .isGreaterThan(20);

        service.pause(me, task);
        fixture.await(me, task, TaskStatus.PAUSED);
        clock.jump(Duration.ofHours(9));
        service.resume(me, task);
        TaskDetails done = fixture.await(me, task, TaskStatus.SUCCEEDED);
        assertThat(done.usedSeconds())
                .as("150 steps of 40 ms, and what a busy machine adds")
                .isBetween(6L, 120L);
        assertThat(quotas.allowance(me).used()).isEqualTo(done.usedSeconds());
    }

    @Test
    void aTaskThatIsCancelledAfterTheClockWasPutBackStops() {
        workers.behave(Mode.GOOD, 40);
        TaskId task = fixture.accepted(me, fixture.training(fixture.subject(me), 2000));
        fixture.await(me, task, progress -> progress.step() >= 5);
        clock.jump(Duration.ofDays(-400));

        service.cancel(me, task);

        assertThat(fixture.await(me, task, TaskStatus.CANCELLED).usedSeconds()).isLessThan(120);
    }

    @Test
    void aWorkerThatDoesNotHeedIsKilledThoughTheClockWasPutBackMeanwhile() {
        workers.behave(Mode.HANG, 1);
        TaskId task = fixture.accepted(me, fixture.training(fixture.subject(me), 100));
        fixture.await(me, task, TaskStatus.RUNNING);
        service.cancel(me, task);
        clock.jump(Duration.ofHours(-5));

        assertThat(fixture.await(me, task, TaskStatus.CANCELLED).usedSeconds())
                .as("it left nothing behind")
                .isZero();
    }

    @Test
    void aTrainingForWhichTheDiskHasNoRoomIsRefusedWithWhatItNeedsAndWhatToDo() {
        SubjectId subject = fixture.subject(me);
        disk.leave(FileStore.RESERVE_BYTES + 29_000_000 / 100);

        assertThat(service.submit(me, fixture.training(subject, 100)))
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused -> assertThat(refused.sentence())
                                .matches(
                                        "This training needs about [\\d.]+ MB on the server's disk, mostly for its checkpoints;"
                                                + " 290 KB are left for tasks\\. Train an adapter \\(LoRA\\), which needs far less, or ask"
                                                + " an administrator to make room on the disk, then try again\\."));
        assertThat(service.submit(me, fixture.drawing("one", "two")))
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused -> assertThat(refused.sentence())
                                .startsWith(
                                        "These 2 pictures need up to 1.2 MB on the server's disk; 290 KB are left"));
        assertThat(quotas.allowance(me).reserved()).isZero();
        assertThat(tasks.mine(me, 0, 10).total()).isZero();
    }

    @Test
    void whatARunningTrainingIsGoingToWriteIsNotPromisedTwice() {
        workers.behave(Mode.GOOD, 50);
        disk.leave(FileStore.RESERVE_BYTES + 12_000_000);
        TaskId running = fixture.accepted(me, fixture.training(fixture.subject(me), 1000));
        fixture.await(me, running, TaskStatus.RUNNING);

        assertThat(service.submit(me, fixture.training(fixture.subject(me), 1000)))
                .isInstanceOf(Submission.Refused.class);

        service.cancel(me, running);
        fixture.await(me, running, TaskStatus.CANCELLED);
    }

    @Test
    void aDiskThatFillsWhileATaskWaitsFailsItBeforeItsWorkerStarts() {
        workers.behave(Mode.GOOD, 30);
        TaskId ahead = fixture.accepted(me, fixture.training(fixture.subject(me), 60));
        TaskId task = fixture.accepted(me, fixture.training(fixture.subject(me), 60));
        fixture.await(me, ahead, TaskStatus.RUNNING);
        disk.leave(FileStore.RESERVE_BYTES - 1);

        TaskDetails failed = fixture.await(me, task, TaskStatus.FAILED);

        assertThat(failed.failure().cause()).contains("on the server's disk").endsWith("0 B are left for tasks.");
        assertThat(failed.failure().nextStep()).contains("ask an administrator to make room");
        assertThat(tasks.progress(me, task).losses()).isEmpty();
        fixture.await(me, ahead, TaskStatus.SUCCEEDED);
        assertThat(quotas.allowance(me).reserved()).isZero();
    }

    @Test
    void noFolderOfTheServerStandsInTheWordsOfAWorker() {
        workers.behave(Mode.FAIL, 5);
        TaskId training = fixture.accepted(me, fixture.training(fixture.subject(me), 20));
        TaskId drawing = fixture.accepted(me, fixture.drawing("a dog"));

        for (TaskId task : List.of(training, drawing)) {
            assertThat(fixture.await(me, task, TaskStatus.FAILED).failure().cause())
                    .isEqualTo("The file unet/model.safetensors is damaged.");
        }
    }

    @Test
    void aDisabledAccountsQueuedTaskDoesNotRun() {
        workers.behave(Mode.GOOD, 40);
        TaskId ahead = fixture.accepted(me, fixture.training(fixture.subject(me), 60));
        AccountId other = fixture.member();
        TaskId task = fixture.accepted(other, fixture.drawing("a dog"));
        AccountId third = fixture.member();
        TaskId behind = fixture.accepted(third, fixture.drawing("a dog"));
        jdbc.sql("update accounts set disabled = true where id = ?")
                .param(other.value())
                .update();

        fixture.await(me, ahead, TaskStatus.SUCCEEDED);
        fixture.await(third, behind, TaskStatus.SUCCEEDED);

        TaskDetails cancelled = tasks.get(other, task);
        assertThat(cancelled.status()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(cancelled.usedSeconds()).isZero();
        assertThat(quotas.allowance(other).reserved()).isZero();
    }

    @Test
    void theOptimizersStateStaysWhileATrainingIsPausedAndGoesWhenItIsComplete() throws IOException {
        workers.behave(Mode.GOOD, 40);
        SubjectId subject = fixture.subject(me);
        TaskId task = fixture.accepted(me, fixture.training(subject, 60));
        fixture.await(me, task, progress -> progress.step() >= 12);
        service.pause(me, task);
        fixture.await(me, task, TaskStatus.PAUSED);
        assertThat(optimizerStates(subject)).isNotEmpty();

        service.resume(me, task);
        fixture.await(me, task, TaskStatus.SUCCEEDED);

        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(optimizerStates(subject)).isEmpty());
        org.awaitility.Awaitility.await().untilAsserted(() -> {
            for (CheckpointDetails each : checkpoints.of(me, subject)) {
                assertThat(each.bytes())
                        .as("the page's size of %d", each.step())
                        .isEqualTo(size(each));
            }
        });
    }

    private List<Path> optimizerStates(SubjectId subject) throws IOException {
        List<Path> found = new java.util.ArrayList<>();
        for (CheckpointDetails each : checkpoints.of(me, subject)) {
            try (Stream<Path> files = Files.walk(checkpoints.folder(each.id()))) {
                found.addAll(files.filter(file -> file.endsWith("optimizer.safetensors"))
                        .toList());
            }
        }
        return found;
    }

    private long size(CheckpointDetails checkpoint) throws IOException {
        Path folder = checkpoints.folder(checkpoint.id());
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !folder.relativize(file).toString().startsWith("checkpoint-"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private int step(TaskId task) {
        return jdbc.sql("select step from task where id = ?")
                .param(task.value())
                .query(Integer.class)
                .single();
    }
}
