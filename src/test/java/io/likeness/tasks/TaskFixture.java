package io.likeness.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.common.LikenessProperties;
import io.likeness.engine.Precision;
import io.likeness.engine.TrainingMethod.FullFineTuning;
import io.likeness.engine.TrainingMethod.Lora;
import io.likeness.models.BaseModelId;
import io.likeness.models.CheckpointId;
import io.likeness.subjects.NewSubject;
import io.likeness.subjects.PhotoDetails;
import io.likeness.subjects.PhotoResult;
import io.likeness.subjects.PhotoService;
import io.likeness.subjects.SubjectId;
import io.likeness.subjects.SubjectResult;
import io.likeness.subjects.SubjectService;
import io.likeness.support.StoredFiles;
import io.likeness.tasks.worker.FakeWorker;
import io.likeness.users.AccountCreated;
import io.likeness.users.AccountId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Members, subjects and requests for tests of tasks. */
class TaskFixture {

    private static final Path TINY =
            Path.of("src/test/resources/golden/checkpoints/sd1").toAbsolutePath();

    /** Every photo is another one: equal ones would be one file. */
    private static final AtomicInteger PHOTOS = new AtomicInteger();

    private final SubjectService subjects;
    private final PhotoService photos;
    private final TaskService service;
    private final Tasks tasks;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final LikenessProperties properties;

    TaskFixture(
            SubjectService subjects,
            PhotoService photos,
            TaskService service,
            Tasks tasks,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            LikenessProperties properties) {
        this.subjects = subjects;
        this.photos = photos;
        this.service = service;
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.events = events;
        this.transaction = transaction;
        this.properties = properties;
    }

    /** A base model of random weights, small enough for tests; it stands before the starter. */
    BaseModelId tiny() {
        UUID id = UUID.nameUUIDFromBytes(TINY.toString().getBytes(StandardCharsets.UTF_8));
        if (jdbc.sql("select count(*) from base_model where id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single()
                == 0) {
            jdbc.sql("insert into base_model (id, name, description, folder, enabled, installed)"
                            + " values (?, 'Tiny', 'Random weights', ?, true, ?)")
                    .params(id, TINY.toString(), Timestamp.from(Instant.EPOCH))
                    .update();
        }
        return new BaseModelId(id);
    }

    /** A new member with the server's default budget. */
    AccountId member() {
        AccountId id = AccountId.random();
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("insert into accounts (id, name, password_hash, role, disabled, created_at, version)"
                            + " values (?, ?, 'none', 'MEMBER', false, ?, 0)")
                    .params(id.value(), "m" + id.toString().substring(0, 8), Timestamp.from(Instant.now()))
                    .update();
            events.publishEvent(new AccountCreated(id));
        });
        return id;
    }

    /** A new member with this many GPU-seconds a month. */
    AccountId memberWithBudget(long gpuSeconds) {
        AccountId id = member();
        jdbc.sql("update quota_ledgers set budget_gpu_seconds = ? where account_id = ?")
                .params(gpuSeconds, id.value())
                .update();
        return id;
    }

    /** A subject with one photo. */
    SubjectId subject(AccountId owner) {
        SubjectId id = emptySubject(owner);
        try {
            assertThat(photos.add(owner, id, "photo.png", new ByteArrayInputStream(png(PHOTOS.incrementAndGet()))))
                    .isInstanceOf(PhotoResult.Added.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return id;
    }

    /** A subject without photos. */
    SubjectId emptySubject(AccountId owner) {
        SubjectResult result = subjects.create(owner, new NewSubject("Rex", "dog", null, List.of()));
        return ((SubjectResult.Saved) result).id();
    }

    FineTuningRequest training(SubjectId subject, int steps) {
        var settings = new FineTuningSettings(
                "Quick", new FullFineTuning(), steps, 1e-4, false, 0, 1, 1, 1, 10, 10, 7, Precision.FP32);
        return new FineTuningRequest(subject, tiny(), settings);
    }

    /** A training of an adapter, at the rate of adapters. */
    FineTuningRequest adapterTraining(SubjectId subject, int steps) {
        var settings = new FineTuningSettings(
                "Quick", new Lora(4, 4), steps, 1e-3, false, 0, 1, 1, 1, 10, 0, 7, Precision.FP32);
        return new FineTuningRequest(subject, tiny(), settings);
    }

    /** A training that is long enough to be disturbed, with a checkpoint every fifty steps. */
    FineTuningRequest longTraining(SubjectId subject, int steps) {
        var settings = new FineTuningSettings(
                "Quick", new FullFineTuning(), steps, 1e-5, false, 0, 1, 1, 1, 50, 0, 7, Precision.FP32);
        return new FineTuningRequest(subject, tiny(), settings);
    }

    GenerationRequest drawing(String... prompts) {
        return new GenerationRequest(
                tiny(), null, null, List.of(prompts), 1, new GenerationSettings("", 5, 3, 0, 0, null, 42));
    }

    /** A drawing with the subject's own weights. */
    GenerationRequest drawingWith(CheckpointId checkpoint, SubjectId subject) {
        return new GenerationRequest(
                tiny(),
                checkpoint,
                subject,
                List.of("{subject}"),
                1,
                new GenerationSettings("", 5, 3, 0, 0, null, 42 + PHOTOS.incrementAndGet()));
    }

    /** Removes the files of a subject's photos, as a damaged disk does. */
    void deletePhotosOf(AccountId owner, SubjectId subject) throws IOException {
        StoredFiles files = new StoredFiles(properties);
        for (PhotoDetails photo : photos.list(owner, subject)) {
            Files.delete(files.path(photo.file()));
        }
    }

    /** The pictures that the workers of a task drew, in order. */
    List<Integer> drawnPictures(TaskId task) throws IOException {
        Path out = properties.home().resolve("tasks").resolve(task.toString()).resolve("out");
        return Files.readAllLines(FakeWorker.drawn(out)).stream()
                .map(Integer::valueOf)
                .toList();
    }

    /** Submits what must be accepted. */
    TaskId accepted(AccountId who, TaskRequest request) {
        Submission submission = service.submit(who, request);
        assertThat(submission).isInstanceOf(Submission.Accepted.class);
        return ((Submission.Accepted) submission).task();
    }

    /** Waits for this status. */
    TaskDetails await(AccountId who, TaskId task, TaskStatus status) {
        return await(who, task, progress -> progress.status() == status);
    }

    /** Waits until the task's progress is as expected. */
    TaskDetails await(AccountId who, TaskId task, Predicate<TaskProgress> expected) {
        org.awaitility.Awaitility.await("task " + task)
                .atMost(Duration.ofMinutes(5)) // a busy machine may starve a worker, which is nicer than others
                .pollInterval(Duration.ofMillis(50))
                .until(() -> expected.test(tasks.progress(who, task)));
        return tasks.get(who, task);
    }

    private static byte[] png(int number) throws IOException {
        BufferedImage image = new BufferedImage(320, 320, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 320 * 320; i++) {
            image.setRGB(i % 320, i / 320, i * (2654435 + number));
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
