package io.likeness.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.likeness.common.LikenessProperties;
import io.likeness.common.NotFound;
import io.likeness.galleries.GalleryId;
import io.likeness.galleries.GalleryResult;
import io.likeness.galleries.GalleryService;
import io.likeness.galleries.Picture;
import io.likeness.galleries.PictureService;
import io.likeness.models.CheckpointDetails;
import io.likeness.models.CheckpointId;
import io.likeness.models.Checkpoints;
import io.likeness.models.NewCheckpoint;
import io.likeness.storage.FileKey;
import io.likeness.storage.FileStore;
import io.likeness.subjects.PhotoDetails;
import io.likeness.subjects.PhotoService;
import io.likeness.subjects.SubjectId;
import io.likeness.subjects.SubjectService;
import io.likeness.support.TestPictures;
import io.likeness.support.Traces;
import io.likeness.tasks.worker.FakeWorker.Mode;
import io.likeness.tasks.worker.FakeWorkerCommand;
import io.likeness.trash.TrashKind;
import io.likeness.trash.TrashPurge;
import io.likeness.users.AccountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the deletion of a subject, a task, a checkpoint, a picture and a photo reaches, in the database and on the disk. */
@TaskTest
class SubjectDeletionTest {

    @Autowired
    TaskFixture fixture;

    @Autowired
    TaskService service;

    @Autowired
    Tasks tasks;

    @Autowired
    SubjectService subjects;

    @Autowired
    PhotoService photos;

    @Autowired
    Checkpoints checkpoints;

    @Autowired
    PictureService pictures;

    @Autowired
    GalleryService galleries;

    @Autowired
    TrashPurge purge;

    @Autowired
    List<TrashKind> kinds;

    @Autowired
    TestPictures testPictures;

    @Autowired
    FileStore files;

    @Autowired
    FakeWorkerCommand workers;

    @Autowired
    LikenessProperties properties;

    @Autowired
    JdbcClient jdbc;

    AccountId me;
    SubjectId subject;
    TaskId training;
    TaskId drawing;
    Picture picture;
    Traces traces;

    @BeforeEach
    void signUp() {
        workers.behave(Mode.GOOD, 1);
        traces = new Traces(jdbc, properties.home());
        me = fixture.member();
        subject = fixture.subject(me);
    }

    private void train() {
        training = fixture.accepted(me, fixture.training(subject, 25));
        fixture.await(me, training, TaskStatus.SUCCEEDED);
    }

    private void draw() {
        CheckpointId last = checkpoints.of(me, subject).getFirst().id();
        drawing = fixture.accepted(me, fixture.drawingWith(last, subject));
        fixture.await(me, drawing, TaskStatus.SUCCEEDED);
        await().until(() -> pictures.ofTask(me, drawing).size() == 1);
        picture = pictures.ofTask(me, drawing).getFirst();
    }

    /** What a training and a generation leave in the tables, without their work. */
    private void pretend() {
        picture = pictures.get(me, testPictures.hangOf(me, subject));
        UUID task = UUID.randomUUID();
        for (int step : List.of(10, 20)) {
            Path relative = Path.of("tasks", task.toString(), "out", "checkpoint-" + step);
            assertThat(properties.home().resolve(relative).toFile().mkdirs()).isTrue();
            checkpoints.register(
                    new NewCheckpoint(task, me, subject, fixture.tiny(), step, relative, "sks", "dog", false));
        }
    }

    @Test
    void afterThirtyDaysNoRowAndNoFileOfASubjectIsLeft() throws IOException {
        train();
        draw();
        List<UUID> ids = everyId();
        List<FileKey> stored = everyFile();
        GalleryId gallery = ((GalleryResult.Saved) galleries.create(me, "Shelf")).id();
        galleries.put(me, gallery, List.of(picture.id()));
        subjects.delete(me, subject);
        beOld();

        purge.purge(Instant.now().minus(Duration.ofDays(29)));
        assertThat(traces.inDatabase(List.of(subject.value())))
                .as("it waits in the trash")
                .isNotEmpty();
        purge.purge(later());

        assertThat(rowsOf(ids)).isEmpty();
        areGone(stored);
        assertThat(traces.inHome(ids.stream().map(UUID::toString).toList()))
                .as("but the note that the pretended worker makes of what it drew")
                .allMatch(file -> file.endsWith(".drawn"));
        assertThat(pictures.count(me, gallery, false)).isZero();
    }

    @Test
    void aRestoredSubjectHasEverythingThatWentAlongAndNothingElse() {
        pretend();
        int before = checkpoints.of(me, subject).size();
        CheckpointDetails deletedBefore = checkpoints.of(me, subject).getLast();
        checkpoints.delete(me, deletedBefore.id());
        String identifier = subjects.get(me, subject).identifier();

        subjects.delete(me, subject);

        notFound(() -> pictures.get(me, picture.id()));
        notFound(() -> checkpoints.get(me, deletedBefore.id()));
        assertThat(subjects.freeIdentifiers(me, 50)).as("it stays reserved").doesNotContain(identifier);
        assertThat(kind("Checkpoint").restore(me, deletedBefore.id().value()).orElseThrow())
                .endsWith("Restore the subject first.");

        assertThat(checkpoints.restore(me, deletedBefore.id()).orElseThrow())
                .as("nor by the undo of a page that is open still")
                .endsWith("Restore the subject first.");

        subjects.restore(me, subject);

        assertThat(checkpoints.of(me, subject)).hasSize(before - 1);
        assertThat(pictures.get(me, picture.id())).isEqualTo(picture);
        assertThat(photos.list(me, subject)).hasSize(1);
        assertThat(kind("Checkpoint").restore(me, deletedBefore.id().value())).isEmpty();
        assertThat(checkpoints.of(me, subject)).hasSize(before);
    }

    @Test
    void aTaskThatRunsIsCancelledWithItsSubjectAndHoldsItUntilItHasStopped() {
        workers.behave(Mode.GOOD, 200);
        TaskId running = fixture.accepted(me, fixture.longTraining(subject, 5000));
        fixture.await(me, running, progress -> progress.status() == TaskStatus.RUNNING && progress.step() > 2);

        subjects.delete(me, subject);
        assertThat(kind("Subject").forget(me, subject.value()).orElseThrow()).startsWith("A task has not ended yet");

        await().atMost(Duration.ofMinutes(1)).until(() -> status(running).equals("CANCELLED"));
        assertThat(checkpoints.of(me, subject)).isEmpty();
        assertThat(kind("Subject").forget(me, subject.value())).isEmpty();
        assertThat(rowsOf(List.of(subject.value(), running.value()))).isEmpty();
    }

    @Test
    void aPictureThatIsDeletedForGoodLeavesNoFile() throws IOException {
        pretend();
        pictures.delete(me, List.of(picture.id()));
        beOld();
        assertThat(kind("Picture").forget(me, picture.id().value())).isEmpty();

        areGone(List.of(picture.file()));
        assertThat(traces.inDatabase(List.of(picture.id().value()))).isEmpty();
        notFound(() -> kind("Picture").restore(me, picture.id().value()));
    }

    @Test
    void aFailedTrainingDoesNotKeepAPhotoThatIsDeletedForGood() throws IOException {
        workers.behave(Mode.FAIL, 1);
        TaskId failed = fixture.accepted(me, fixture.training(subject, 25));
        fixture.await(me, failed, TaskStatus.FAILED);
        PhotoDetails photo = photos.list(me, subject).getFirst();
        photos.delete(me, photo.id());
        beOld();

        purge.purge(later());

        areGone(List.of(photo.file()));
    }

    @Test
    void aPhotoThatTwoAccountsHaveStaysForTheOther() throws IOException {
        pretend();
        FileKey shared = photos.list(me, subject).getFirst().file();
        AccountId other = fixture.member();
        SubjectId theirs = fixture.emptySubject(other);
        try (var content = files.open(shared)) {
            photos.add(other, theirs, "same.png", content);
        }
        assertThat(photos.list(other, theirs).getFirst().file()).isEqualTo(shared);
        subjects.delete(me, subject);
        beOld();

        purge.purge(later());

        areGone(List.of(picture.file()));
        assertThat(files.has(shared)).isTrue();
        assertThat(photos.list(other, theirs)).hasSize(1);
    }

    @Test
    void aDeletedCheckpointLeavesNoWeightsAndADeletedTaskTakesAlongWhatItMade() {
        train();
        CheckpointDetails last = checkpoints.of(me, subject).getFirst();
        CheckpointDetails earlier = checkpoints.of(me, subject).getLast();
        Path out = checkpoints.folder(last.id());
        assertThat(out.resolve("model_index.json")).exists();

        checkpoints.delete(me, last.id());
        assertThat(kind("Checkpoint").forget(me, last.id().value())).isEmpty();

        assertThat(out.resolve("model_index.json")).doesNotExist();
        assertThat(out.resolve("checkpoint-" + last.step())).doesNotExist();
        assertThat(out.resolve("samples")).as("the task's").isNotEmptyDirectory();
        assertThat(checkpoints.folder(earlier.id())).isNotEmptyDirectory();
        assertThat(traces.inDatabase(List.of(last.id().value()))).isEmpty();

        assertThat(service.delete(me, training)).isTrue();
        notFound(() -> tasks.get(me, training));
        assertThat(tasks.mine(me, 0, 10).items()).isEmpty();
        assertThat(checkpoints.of(me, subject)).isEmpty();

        assertThat(service.restore(me, training)).isEmpty();
        assertThat(checkpoints.of(me, subject))
                .extracting(CheckpointDetails::id)
                .containsExactly(earlier.id());

        service.delete(me, training);
        assertThat(kind("Task").forget(me, training.value())).isEmpty();
        assertThat(properties.home().resolve("tasks").resolve(training.toString()))
                .doesNotExist();
        assertThat(rowsOf(List.of(training.value(), earlier.id().value()))).isEmpty();
    }

    @Test
    void nobodyReachesTheTrashOfAnother() {
        AccountId stranger = fixture.member();
        pretend();
        pictures.delete(me, List.of(picture.id()));
        photos.delete(me, photos.list(me, subject).getFirst().id());
        checkpoints.delete(me, checkpoints.of(me, subject).getFirst().id());
        GalleryId gallery = ((GalleryResult.Saved) galleries.create(me, "Shelf")).id();
        galleries.delete(me, gallery);
        TaskId task = fixture.accepted(me, fixture.drawing("a dog"));
        fixture.await(me, task, TaskStatus.SUCCEEDED);
        service.delete(me, task);
        SubjectId other = fixture.subject(me);
        subjects.delete(me, other);

        Set<String> seen = new HashSet<>();
        for (TrashKind kind : kinds) {
            assertThat(kind.of(stranger, Pageable.ofSize(50))).isEmpty();
            assertThat(kind.count(stranger)).isZero();
            for (TrashKind.Deleted mine : kind.of(me, Pageable.ofSize(50))) {
                seen.add(kind.label());
                assertThat(kind.show(stranger, List.of(mine.id()))).isEmpty();
                assertThat(kind.picture(stranger, mine.id())).isEmpty();
                notFound(() -> kind.restore(stranger, mine.id()));
                notFound(() -> kind.forget(stranger, mine.id()));
            }
        }
        assertThat(seen).containsExactlyInAnyOrder("Picture", "Photo", "Checkpoint", "Gallery", "Task", "Subject");
    }

    private List<UUID> everyId() {
        List<UUID> ids = new ArrayList<>(List.of(
                subject.value(), training.value(), drawing.value(), picture.id().value()));
        photos.list(me, subject).forEach(photo -> ids.add(photo.id().value()));
        checkpoints
                .of(me, subject)
                .forEach(checkpoint -> ids.add(checkpoint.id().value()));
        return ids;
    }

    private List<FileKey> everyFile() {
        return Stream.concat(photos.list(me, subject).stream().map(PhotoDetails::file), Stream.of(picture.file()))
                .toList();
    }

    /** Young files wait for a later sweep, as somebody may be about to refer to them. */
    private void beOld() throws IOException {
        try (Stream<Path> all = Files.walk(properties.home().resolve("files"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
            }
        }
    }

    private void areGone(List<FileKey> stored) {
        await().untilAsserted(() -> assertThat(stored).noneMatch(files::has));
    }

    private TrashKind kind(String label) {
        return kinds.stream()
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private String status(TaskId task) {
        return jdbc.sql("select status from task where id = :id")
                .param("id", task.value())
                .query(String.class)
                .single();
    }

    /** The ledger of GPU-seconds is its account's: it keeps the amounts under numbers that lead nowhere. */
    private List<String> rowsOf(List<UUID> ids) {
        return traces.inDatabase(ids).stream()
                .filter(trace -> !trace.contains("quota_entries"))
                .toList();
    }

    private static Instant later() {
        return Instant.now().plus(Duration.ofMinutes(1));
    }

    private static void notFound(org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOf(NotFound.class);
    }
}
