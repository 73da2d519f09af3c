package io.likeness.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.common.NotFound;
import io.likeness.models.CheckpointDetails;
import io.likeness.models.CheckpointId;
import io.likeness.models.Checkpoints;
import io.likeness.quotas.QuotaService;
import io.likeness.subjects.SubjectId;
import io.likeness.tasks.worker.FakeWorker.Mode;
import io.likeness.tasks.worker.FakeWorkerCommand;
import io.likeness.users.AccountId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.util.FileSystemUtils;

/** What becomes of a task, from submission to result, with a worker process of its own. */
@TaskTest
@Import(TaskLifeCycleTest.Heard.class)
class TaskLifeCycleTest {

    @TestConfiguration
    static class Heard {
        private final List<PictureMade> pictures = new CopyOnWriteArrayList<>();
        private final List<TaskCompleted> completed = new CopyOnWriteArrayList<>();

        List<PictureMade> pictures() {
            return pictures;
        }

        List<TaskCompleted> completed() {
            return completed;
        }

        @ApplicationModuleListener
        void on(PictureMade event) {
            pictures.add(event);
        }

        @ApplicationModuleListener
        void on(TaskCompleted event) {
            completed.add(event);
        }
    }

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
    JdbcClient jdbc;

    @Autowired
    FakeWorkerCommand workers;

    @Autowired
    Heard heard;

    AccountId me;

    @BeforeEach
    void signUp() {
        me = fixture.member();
        workers.behave(Mode.GOOD, 10);
    }

    @Test
    void aTrainingSucceedsAndItsCheckpointsAreRegisteredAndItsSecondsSettled() {
        SubjectId subject = fixture.subject(me);
        TaskId task = fixture.accepted(me, fixture.training(subject, 25));
        assertThat(quotas.allowance(me).reserved()).isPositive();

        TaskDetails done = fixture.await(me, task, TaskStatus.SUCCEEDED);

        assertThat(checkpoints.of(me, subject).stream().map(CheckpointDetails::step))
                .as("those that the worker kept")
                .containsExactlyInAnyOrder(20, 25);
        assertThat(done.usedSeconds()).isPositive();
        assertThat(quotas.allowance(me).used()).isEqualTo(done.usedSeconds());
        assertThat(quotas.allowance(me).reserved()).isZero();
        TaskProgress progress = tasks.progress(me, task);
        assertThat(progress.losses()).hasSize(25);
        assertThat(progress.samples()).hasSize(2);
        assertThat(progress.fraction()).isEqualTo(1);
        waitFor(() -> assertThat(heard.completed())
                .filteredOn(event -> event.task().equals(task))
                .hasSize(1));
    }

    @Test
    void aPictureLargerThanTheModelCanDrawIsRefusedAndALargeOneCostsMore() {
        assertThat(service.submit(me, large(2048, 2048)))
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused -> assertThat(refused.sentence())
                                .startsWith("2048 x 2048 pixels are too many for this base model."));

        assertThat(service.estimate(me, large(128, 128)).gpuSeconds())
                .isGreaterThan(service.estimate(me, large(0, 0)).gpuSeconds());
    }

    @Test
    void aPictureOfOnesOwnCanBeVariedAndNobodyElses() {
        TaskId drawn = fixture.accepted(me, fixture.drawing("a dog"));
        fixture.await(me, drawn, TaskStatus.SUCCEEDED);
        GenerationRequest variation = varied(new Variation(drawn, 0, 0.6));

        assertThatThrownBy(() -> service.submit(fixture.member(), variation)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> service.submit(me, varied(new Variation(drawn, 1, 0.6))))
                .isInstanceOf(NotFound.class);
        fixture.await(me, fixture.accepted(me, variation), TaskStatus.SUCCEEDED);
    }

    private GenerationRequest varied(Variation variation) {
        GenerationRequest plain = fixture.drawing("a cat");
        return plain.with(plain.settings().withVariation(variation));
    }

    /** The tiny model learned from pictures of 64 x 64. */
    private GenerationRequest large(int width, int height) {
        return new GenerationRequest(
                fixture.tiny(),
                null,
                null,
                List.of("a dog"),
                100,
                new GenerationSettings("", 200, 3, width, height, null, 42));
    }

    @Test
    void everyPictureOfAGenerationIsToldOnceAndKept() {
        TaskId task = fixture.accepted(me, fixture.drawing("a dog in the snow", "a dog on the beach", "a dog"));

        fixture.await(me, task, TaskStatus.SUCCEEDED);

        waitFor(() -> assertThat(heard.pictures())
                .filteredOn(event -> event.task().equals(task))
                .extracting(PictureMade::index)
                .containsExactlyInAnyOrder(0, 1, 2));
        assertThat(tasks.progress(me, task).pictures())
                .hasSize(3)
                .allSatisfy(picture -> assertThat(picture.file()).isNotNull());
    }

    @Test
    void aWorkerThatDiesIsReplacedAndGoesOnFromItsCheckpoint() {
        workers.behave(Mode.CRASH_ONCE, 10);
        TaskId task = fixture.accepted(me, fixture.training(fixture.subject(me), 25));

        fixture.await(me, task, TaskStatus.SUCCEEDED);

        TaskProgress progress = tasks.progress(me, task);
        assertThat(progress.attempt()).isEqualTo(2);
        assertThat(progress.losses()).hasSize(25);
        waitFor(() -> assertThat(heard.completed())
                .filteredOn(event -> event.task().equals(task))
                .hasSize(1));
    }

    @Test
    void aPictureThatIsGoneIsDrawnAgainAndHoldsUpNobody() {
        workers.behave(Mode.LOSE_ONCE, 5);
        TaskId task = fixture.accepted(me, fixture.drawing("a dog in the snow", "a dog"));

        fixture.await(me, task, TaskStatus.SUCCEEDED);

        assertThat(tasks.progress(me, task).attempt()).isEqualTo(2);
        assertThat(tasks.progress(me, task).pictures())
                .hasSize(2)
                .allSatisfy(picture -> assertThat(picture.file()).isNotNull());
    }

    @Test
    void aTaskWhoseWorkersRunOutOfMemoryFailsWithCauseAndRefund() {
        workers.behave(Mode.OUT_OF_MEMORY, 5);
        TaskId task = fixture.accepted(me, fixture.training(fixture.subject(me), 100));

        TaskDetails failed = fixture.await(me, task, TaskStatus.FAILED);

        assertThat(failed.failure().cause()).contains("killed (out of memory?)").contains("Training");
        assertThat(failed.failure().nextStep()).isNotBlank();
        assertThat(quotas.allowance(me).used()).isZero();
        assertThat(quotas.allowance(me).reserved()).isZero();
    }

    @Test
    void aGenerationWhoseWorkerDiesGoesOnWithThePicturesThatAreMissing() throws IOException {
        workers.behave(Mode.CRASH_ONCE, 5);
        TaskId task = fixture.accepted(me, fixture.drawing("one", "two", "three"));

        fixture.await(me, task, TaskStatus.SUCCEEDED);

        assertThat(tasks.progress(me, task).attempt()).isEqualTo(2);
        assertThat(fixture.drawnPictures(task)).as("each is drawn once").containsExactly(0, 1, 2);
        waitFor(() -> assertThat(heard.pictures())
                .filteredOn(event -> event.task().equals(task))
                .extracting(PictureMade::index)
                .containsExactlyInAnyOrder(0, 1, 2));
    }

    @Test
    void aTrainingStopsAtACheckpointWhenItIsPausedAndGoesOnFromThere() {
        workers.behave(Mode.GOOD, 40);
        SubjectId subject = fixture.subject(me);
        TaskId task = fixture.accepted(me, fixture.training(subject, 60));
        fixture.await(me, task, progress -> progress.step() >= 12);

        service.pause(me, task);
        fixture.await(me, task, TaskStatus.PAUSED);

        int pausedAt = tasks.progress(me, task).step();
        assertThat(pausedAt).isBetween(12, 59);
        assertThat(checkpoints.of(me, subject).getFirst().step()).isEqualTo(pausedAt);
        assertThat(quotas.allowance(me).reserved()).isPositive();

        service.resume(me, task);
        TaskDetails done = fixture.await(me, task, TaskStatus.SUCCEEDED);

        assertThat(tasks.progress(me, task).losses()).hasSize(60);
        assertThat(quotas.allowance(me).used()).isEqualTo(done.usedSeconds());
        assertThat(quotas.allowance(me).reserved()).isZero();
    }

    @Test
    void whatIsGoneFromTheDiskIsRefusedAtOnce() throws IOException {
        SubjectId subject = fixture.subject(me);
        fixture.deletePhotosOf(me, subject);

        assertThat(service.submit(me, fixture.training(subject, 10)))
                .isEqualTo(new Submission.Refused("The file of photo 1 of 1 is no longer on this server. Remove that"
                        + " photo from the subject, add it again, and train the subject anew."));
    }

    @Test
    void whatVanishesWhileATaskWaitsFailsItWithCauseAndNextStep() throws IOException {
        workers.behave(Mode.GOOD, 20);
        TaskId ahead = fixture.accepted(me, fixture.training(fixture.subject(me), 60));
        SubjectId subject = fixture.subject(me);
        TaskId task = fixture.accepted(me, fixture.training(subject, 10));
        fixture.deletePhotosOf(me, subject);

        TaskDetails failed = fixture.await(me, task, TaskStatus.FAILED);

        assertThat(failed.failure().cause()).isEqualTo("The file of photo 1 of 1 is no longer on this server.");
        assertThat(failed.failure().nextStep()).isNotBlank();
        assertThat(failed.usedSeconds()).isZero();
        fixture.await(me, ahead, TaskStatus.SUCCEEDED);
        assertThat(quotas.allowance(me).reserved()).isZero();
    }

    @Test
    void aCheckpointThatWasDeletedIsRefusedAndItsTaskFails() throws IOException {
        SubjectId subject = fixture.subject(me);
        TaskId training = fixture.accepted(me, fixture.training(subject, 10));
        fixture.await(me, training, TaskStatus.SUCCEEDED);
        CheckpointId checkpoint = checkpoints.of(me, subject).getFirst().id();
        workers.behave(Mode.GOOD, 40);
        TaskId ahead = fixture.accepted(me, fixture.training(subject, 50));
        TaskId drawing = fixture.accepted(me, fixture.drawingWith(checkpoint, subject));
        FileSystemUtils.deleteRecursively(checkpoints.folder(checkpoint));

        assertThat(service.submit(me, fixture.drawingWith(checkpoint, subject)))
                .isEqualTo(new Submission.Refused("The checkpoint's files are no longer on this server. Choose another"
                        + " checkpoint of the subject, or train it again."));
        assertThat(fixture.await(me, drawing, TaskStatus.FAILED).failure().cause())
                .isEqualTo("The checkpoint's files are no longer on this server.");
        fixture.await(me, ahead, TaskStatus.SUCCEEDED);

        jdbc.sql("delete from checkpoint where id = ?")
                .param(checkpoint.value())
                .update();
        assertThat(service.retry(me, drawing))
                .as("forgotten altogether")
                .isEqualTo(new Submission.Refused("The checkpoint's files are no longer on this server. Choose another"
                        + " checkpoint of the subject, or train it again."));
    }

    @Test
    void aPictureThatCannotBeKeptFailsItsTaskInsteadOfBeingTriedForEver() {
        workers.behave(Mode.LOSE_PICTURES, 5);
        TaskId task = fixture.accepted(me, fixture.drawing("a dog"));

        TaskDetails failed = fixture.await(me, task, TaskStatus.FAILED);

        assertThat(failed.failure().cause())
                .contains("is gone from the task's folder")
                .contains("3 workers in a row");
        assertThat(quotas.allowance(me).reserved()).isZero();
    }

    @Test
    void aFailedTaskShowsTheEnginesWordsAndCanBeTriedAgainOnce() {
        workers.behave(Mode.FAIL, 5);
        TaskId task = fixture.accepted(me, fixture.training(fixture.subject(me), 20));
        TaskDetails failed = fixture.await(me, task, TaskStatus.FAILED);
        assertThat(failed.failure())
                .isEqualTo(new TaskFailure(
                        "The file unet/model.safetensors is damaged.", "Install the base model again."));

        workers.behave(Mode.GOOD, 5);
        TaskId again = ((Submission.Accepted) service.retry(me, task)).task();

        fixture.await(me, again, TaskStatus.SUCCEEDED);
        assertThat(service.retry(me, task)).isInstanceOf(Submission.Refused.class);
    }

    @Test
    void aCancelledTrainingKeepsItsLastCheckpointAndPaysWhatItUsed() {
        workers.behave(Mode.GOOD, 50);
        SubjectId subject = fixture.subject(me);
        TaskId task = fixture.accepted(me, fixture.training(subject, 1000));
        fixture.await(me, task, progress -> progress.step() >= 12);

        service.cancel(me, task);

        TaskDetails cancelled = fixture.await(me, task, TaskStatus.CANCELLED);
        assertThat(checkpoints.of(me, subject).getFirst().step()).isGreaterThan(12);
        assertThat(cancelled.usedSeconds()).isPositive();
        assertThat(quotas.allowance(me).used()).isEqualTo(cancelled.usedSeconds());
    }

    @Test
    void aWorkerThatDoesNotHeedTheCancellationIsKilled() {
        workers.behave(Mode.HANG, 1);
        TaskId task = fixture.accepted(me, fixture.training(fixture.subject(me), 100));
        fixture.await(me, task, TaskStatus.RUNNING);

        service.cancel(me, task);

        fixture.await(me, task, TaskStatus.CANCELLED);
    }

    @Test
    void aTaskThatWaitsIsCancelledAtOnceAndPaysNothing() {
        workers.behave(Mode.GOOD, 50);
        TaskId first = fixture.accepted(me, fixture.training(fixture.subject(me), 1000));
        fixture.await(me, first, TaskStatus.RUNNING);
        AccountId other = fixture.member();
        TaskId second = fixture.accepted(other, fixture.drawing("a cat"));
        assertThat(tasks.progress(other, second).queue().position()).isEqualTo(1);
        assertThat(tasks.mine(other, 0, 10).items().getFirst().queue().position())
                .isEqualTo(1);

        service.cancel(other, second);

        assertThat(tasks.get(other, second).status()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(quotas.allowance(other).reserved()).isZero();
        service.cancel(me, first);
        fixture.await(me, first, TaskStatus.CANCELLED);
    }

    @Test
    void whatTheBudgetCannotPayIsRefusedAndLeavesNoTask() {
        AccountId poor = fixture.memberWithBudget(3);

        Submission refused = service.submit(poor, fixture.drawing("a cat"));

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refusal -> assertThat(refusal.sentence()).contains("GPU-seconds"));
        assertThat(tasks.mine(poor, 0, 10).total()).isZero();
    }

    @Test
    void oneBudgetPaysOneOfManySubmissionsAtOnce() throws Exception {
        var drawing = fixture.drawing("a cat");
        long price = service.estimate(me, drawing).gpuSeconds();
        AccountId poor = fixture.memberWithBudget(price + price / 2);
        int asking = 4;
        CyclicBarrier start = new CyclicBarrier(asking);
        List<Submission> answers = new ArrayList<>();

        try (var threads = Executors.newFixedThreadPool(asking)) {
            Callable<Submission> submit = () -> {
                start.await();
                return service.submit(poor, drawing);
            };
            for (var answer : threads.invokeAll(Collections.nCopies(asking, submit))) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).filteredOn(Submission.Accepted.class::isInstance).hasSize(1);
        assertThat(tasks.mine(poor, 0, 10).total()).isEqualTo(1);
    }

    @Test
    void whoCancelsTwiceOrTooLateChangesNothing() {
        TaskId done = fixture.accepted(me, fixture.drawing("a dog"));
        fixture.await(me, done, TaskStatus.SUCCEEDED);
        workers.behave(Mode.GOOD, 50);
        TaskId stopped = fixture.accepted(me, fixture.training(fixture.subject(me), 500));
        fixture.await(me, stopped, progress -> progress.step() > 0);

        service.cancel(me, done);
        service.cancel(me, stopped);
        service.cancel(me, stopped);
        fixture.await(me, stopped, TaskStatus.CANCELLED);
        long used = quotas.allowance(me).used();
        service.cancel(me, stopped);

        assertThat(tasks.get(me, done).status()).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(quotas.allowance(me).used()).isEqualTo(used);
        assertThat(quotas.allowance(me).reserved()).isZero();
    }

    @Test
    void badSettingsAreRefusedWithASentence() {
        assertThat(service.submit(me, fixture.training(fixture.subject(me), 0)))
                .isEqualTo(new Submission.Refused("Steps must be from 1 to 20000, not 0."));
        assertThat(service.submit(me, fixture.drawing(" ")))
                .isEqualTo(new Submission.Refused("Type a prompt, or pick one from the library."));
        assertThat(service.submit(me, fixture.training(fixture.emptySubject(me), 10)))
                .isEqualTo(new Submission.Refused("This subject has no photos yet. Add three to five, then train it."));
    }

    @Test
    void whatIsAnothersIsNotFound() {
        TaskId task = fixture.accepted(me, fixture.drawing("a dog"));
        SubjectId subject = fixture.subject(me);
        AccountId stranger = fixture.member();

        assertThatThrownBy(() -> tasks.get(stranger, task)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> tasks.progress(stranger, task)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> service.cancel(stranger, task)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> service.retry(stranger, task)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> service.submit(stranger, fixture.training(subject, 10)))
                .isInstanceOf(NotFound.class);
        assertThat(tasks.mine(stranger, 0, 10).items()).isEmpty();
        fixture.await(me, task, TaskStatus.SUCCEEDED);
    }

    private static void waitFor(Runnable assertion) {
        org.awaitility.Awaitility.await().untilAsserted(assertion::run);
    }
}
