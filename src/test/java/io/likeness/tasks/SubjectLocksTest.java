package io.likeness.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.likeness.common.LikenessProperties;
import io.likeness.common.NotFound;
import io.likeness.galleries.PictureService;
import io.likeness.models.CheckpointId;
import io.likeness.models.Checkpoints;
import io.likeness.models.NewCheckpoint;
import io.likeness.models.adapter.AdapterResult;
import io.likeness.models.adapter.TrainedAdapters;
import io.likeness.storage.FileStore;
import io.likeness.subjects.SubjectId;
import io.likeness.subjects.SubjectService;
import io.likeness.support.AdapterFiles;
import io.likeness.support.TestPictures;
import io.likeness.tasks.Submission.Refused;
import io.likeness.tasks.worker.FakeWorker.Mode;
import io.likeness.tasks.worker.FakeWorkerCommand;
import io.likeness.trash.Trash;
import io.likeness.trash.TrashKind;
import io.likeness.users.AccountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two people, or two windows of one, who do something with a subject and with what belongs to it at the same moment. */
@TaskTest
class SubjectLocksTest {

    @Autowired
    TaskFixture fixture;

    @Autowired
    TaskService service;

    @Autowired
    SubjectService subjects;

    @Autowired
    Checkpoints checkpoints;

    @Autowired
    TrainedAdapters trained;

    @Autowired
    PictureService pictures;

    @Autowired
    TestPictures testPictures;

    @Autowired
    Trash trash;

    @Autowired
    List<TrashKind> kinds;

    @Autowired
    FakeWorkerCommand workers;

    @Autowired
    LikenessProperties properties;

    @Autowired
    FileStore files;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    AccountId me;
    SubjectId subject;

    @BeforeEach
    void signUp() {
        workers.behave(Mode.GOOD, 1);
        me = fixture.member();
        subject = fixture.subject(me);
    }

    @Test
    void aTrainingOfASubjectThatIsJustBeingDeletedIsRefused() {
        Submission submission = whileIt(
                () -> subjects.delete(me, subject), () -> service.submit(me, fixture.training(subject, 25)), () -> {});

        assertThat(submission).isInstanceOf(Refused.class);
        assertThat(((Refused) submission).sentence()).startsWith("This subject was deleted.");
        assertThat(openTasks()).isZero();
    }

    @Test
    void aDrawingOfASubjectThatIsJustBeingDeletedIsRefused() {
        CheckpointId weights = checkpoint(UUID.randomUUID(), false);

        Submission submission = whileIt(
                () -> subjects.delete(me, subject),
                () -> service.submit(me, fixture.drawingWith(weights, subject)),
                () -> {});

        assertThat(submission).isInstanceOf(Refused.class);
        assertThat(openTasks()).isZero();
    }

    @Test
    void aSubjectThatIsDeletedWhileATrainingIsSubmittedTakesTheTrainingAlong() {
        workers.behave(Mode.GOOD, 200);

        whileIt(
                () -> service.submit(me, fixture.longTraining(subject, 5000)),
                () -> subjects.delete(me, subject),
                () -> {});

        await().atMost(Duration.ofMinutes(1)).until(() -> openTasks() == 0);
        assertThat(checkpoints.of(me, subject)).isEmpty();
    }

    @Test
    void aTaskAndItsSubjectCanBeBroughtBackAtTheSameMoment() {
        TaskId ended = failedTraining();
        service.delete(me, ended);
        TaskId along = failedTraining();
        subjects.delete(me, subject);

        whileIt(
                () -> subjects.whereabouts(subject),
                () -> service.restore(me, along),
                () -> subjects.restore(me, subject));

        assertThat(service.restore(me, ended)).isEmpty();
        assertThat(subjects.get(me, subject)).isNotNull();
    }

    @Test
    void aTaskThatIsTriedAgainWhileItsSubjectIsDeletedGoesAlong() {
        TaskId failed = failedTraining();

        assertThatThrownBy(() -> whileIt(
                        () -> subjects.whereabouts(subject),
                        () -> service.retry(me, failed),
                        () -> subjects.delete(me, subject)))
                .hasCauseInstanceOf(NotFound.class);

        assertThat(openTasks()).isZero();
    }

    @Test
    void aCheckpointAndItsSubjectCanBeBroughtBackAtTheSameMoment() {
        CheckpointId along = checkpoint(UUID.randomUUID(), false);
        subjects.delete(me, subject);

        whileIt(
                () -> subjects.whereabouts(subject),
                () -> checkpoints.restore(me, along),
                () -> subjects.restore(me, subject));

        assertThat(checkpoints.get(me, along)).isNotNull();
    }

    @Test
    void aCopyOfATrainedAdapterIsNotMadeWhileItsSubjectIsDeleted() throws IOException {
        CheckpointId weights = checkpoint(UUID.randomUUID(), true);

        AdapterResult copy = whileIt(() -> subjects.delete(me, subject), () -> copyOf(weights), () -> {});

        assertThat(copy).isInstanceOf(AdapterResult.Refused.class);
        assertThat(((AdapterResult.Refused) copy).sentence()).contains("was deleted");
    }

    @Test
    void newsOfAPictureWhoseTaskWasDeletedForGoodMeanwhileLeavesNoPicture() {
        TaskId task = testPictures.task(me);
        PictureMade made = testPictures.made(me, task, 0, null);
        service.delete(me, task);

        whileIt(
                () -> kind("Task").forget(me, task.value()),
                () -> {
                    testPictures.tell(made);
                    return null;
                },
                () -> {});

        await().until(() -> rows("event_publication") == 0);
        assertThat(jdbc.sql("select count(*) from pictures where task_id = :task")
                        .param("task", task.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aPictureWhoseNewsComesWhileItsTaskIsDeletedForGoodGoesWithIt() {
        TaskId task = testPictures.task(me);
        PictureMade made = testPictures.made(me, task, 0, null);
        service.delete(me, task);

        whileIt(
                () -> {
                    testPictures.tell(made); // is heard when the transaction is through
                    kind("Task").forget(me, task.value());
                },
                () -> null,
                () -> {});

        await().until(() -> rows("event_publication") == 0);
        assertThat(pictures.ofTask(me, task)).isEmpty();
        assertThat(trash.count(me)).isZero();
    }

    /**
     * Does the first thing in a transaction, begins the second one elsewhere meanwhile, and after a moment, in which that gets as far as it
     * can, finishes the first transaction.
     */
    private <T> T whileIt(Runnable first, Supplier<T> second, Runnable last) {
        CompletableFuture<T> other = new CompletableFuture<>();
        transaction.executeWithoutResult(_ -> {
            first.run();
            Thread.ofVirtual().start(() -> other.completeAsync(second));
            sleep();
            last.run();
        });
        return other.orTimeout(60, java.util.concurrent.TimeUnit.SECONDS).join();
    }

    private static void sleep() {
        try {
            Thread.sleep(400);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private AdapterResult copyOf(CheckpointId weights) {
        try {
            return trained.add(me, weights);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private TaskId failedTraining() {
        workers.behave(Mode.FAIL, 1);
        TaskId failed = fixture.accepted(me, fixture.training(subject, 25));
        fixture.await(me, failed, TaskStatus.FAILED);
        workers.behave(Mode.GOOD, 1);
        return failed;
    }

    private CheckpointId checkpoint(UUID task, boolean adapter) {
        Path relative = Path.of("tasks", task.toString(), "out");
        try {
            Path folder = Files.createDirectories(properties.home().resolve(relative));
            Files.write(
                    folder.resolve(Checkpoints.ADAPTER_FILE),
                    AdapterFiles.forStarter(1).bytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return checkpoints.register(
                new NewCheckpoint(task, me, subject, fixture.tiny(), 25, relative, "sks", "dog", adapter));
    }

    private TrashKind kind(String label) {
        return kinds.stream()
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private int rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private int openTasks() {
        return jdbc.sql("select count(*) from task where owner = :me and status in ('QUEUED', 'RUNNING', 'PAUSED')")
                .param("me", me.value())
                .query(Integer.class)
                .single();
    }
}
