package io.likeness.support;

import static org.awaitility.Awaitility.await;

import io.likeness.galleries.Picture;
import io.likeness.galleries.PictureId;
import io.likeness.galleries.PictureService;
import io.likeness.models.BaseModelId;
import io.likeness.models.CheckpointId;
import io.likeness.storage.FileStore;
import io.likeness.subjects.SubjectId;
import io.likeness.tasks.AdapterUse;
import io.likeness.tasks.GenerationSettings;
import io.likeness.tasks.PictureMade;
import io.likeness.tasks.PictureSettings;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.Variation;
import io.likeness.users.AccountId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Hangs pictures into accounts' galleries as finished tasks do; each call's pictures are newer than those before. */
@TestComponent
public class TestPictures {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final ApplicationEventPublisher events;
    private final TransactionOperations transaction;
    private final PictureService pictures;
    private final FileStore files;
    private final JdbcClient jdbc;
    private final AtomicInteger clock = new AtomicInteger();

    TestPictures(
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            TransactionOperations transaction,
            PictureService pictures,
            FileStore files) {
        this.events = events;
        this.transaction = transaction;
        this.pictures = pictures;
        this.files = files;
        this.jdbc = jdbc;
    }

    /** Pictures of a task of their own, the oldest first. */
    public List<PictureId> hang(AccountId owner, int count) {
        TaskId task = task(owner);
        for (int i = 0; i < count; i++) {
            tell(made(owner, task, i, null));
        }
        return awaitAll(owner, task, count);
    }

    /** One picture by a checkpoint that does not exist any more. */
    public PictureId hangOfVanishedCheckpoint(AccountId owner) {
        TaskId task = task(owner);
        tell(made(owner, task, 0, new CheckpointId(UUID.randomUUID())));
        return awaitAll(owner, task, 1).getFirst();
    }

    /** One picture of a subject by a base model. */
    public PictureId hangOf(AccountId owner, SubjectId subject) {
        TaskId task = task(owner);
        PictureMade made = made(owner, task, 0, null);
        tell(new PictureMade(task, 0, owner, subject, made.file(), made.settings(), made.made()));
        return awaitAll(owner, task, 1).getFirst();
    }

    /** The base model that every studio has. */
    public static final BaseModelId STARTER = new BaseModelId(UUID.fromString("57a27e20-0000-4000-8000-000000000001"));

    /** One picture of a subject, drawn by the starter, that began with another. */
    public PictureId hangVaried(AccountId owner, SubjectId subject, Variation variation) {
        TaskId task = task(owner);
        PictureMade made = made(owner, task, 0, null);
        PictureSettings plain = made.settings();
        PictureSettings settings = new PictureSettings(
                STARTER,
                plain.checkpoint(),
                plain.template(),
                plain.prompt(),
                plain.settings().withVariation(variation));
        tell(new PictureMade(task, 0, owner, subject, made.file(), settings, made.made()));
        return awaitAll(owner, task, 1).getFirst();
    }

    /** One picture by a base model and adapters. */
    public PictureId hangDrawnWith(AccountId owner, List<AdapterUse> adapters) {
        TaskId task = task(owner);
        PictureMade made = made(owner, task, 0, null);
        PictureSettings plain = made.settings();
        PictureSettings settings = new PictureSettings(
                plain.baseModel(),
                plain.checkpoint(),
                plain.template(),
                plain.prompt(),
                plain.settings().withAdapters(adapters));
        tell(new PictureMade(task, 0, owner, null, made.file(), settings, made.made()));
        return awaitAll(owner, task, 1).getFirst();
    }

    /** A generation that succeeded; without one its pictures would be taken for those of a task that is gone. */
    public TaskId task(AccountId owner) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into task (id, owner, kind, title, task_order, out_folder, status, attempt, estimated_seconds,
                        used_seconds, submitted, ended, stage, step, steps, lost_in_a_row)
                        values (:id, :owner, 'GENERATION', 'A dog', '{}', :id, 'SUCCEEDED', 1, 1, 0, :then, :then, '', 0, 1, 0)""")
                .param("id", id)
                .param("owner", owner.value())
                .param("then", OffsetDateTime.ofInstant(START, ZoneOffset.UTC))
                .update();
        return new TaskId(id);
    }

    /** Tells of a picture, as a task does. */
    public void tell(PictureMade made) {
        transaction.executeWithoutResult(status -> events.publishEvent(made));
    }

    /** What a task tells of a picture. */
    public PictureMade made(AccountId owner, TaskId task, int index, CheckpointId checkpoint) {
        GenerationSettings numbers = new GenerationSettings("blurry", 20, 3.5, 64, 64, "ddim", 7 + index);
        PictureSettings settings = new PictureSettings(
                new BaseModelId(new UUID(0, 1)),
                checkpoint,
                "a {subject} on the beach",
                "a sks dog on the beach",
                numbers);
        return new PictureMade(
                task,
                index,
                owner,
                null,
                files.put(("picture " + task + index).getBytes(StandardCharsets.UTF_8)),
                settings,
                START.plusSeconds(clock.incrementAndGet()));
    }

    /** The listener works in a thread of its own. */
    private List<PictureId> awaitAll(AccountId owner, TaskId task, int count) {
        await().until(() -> pictures.ofTask(owner, task).size() == count);
        return pictures.ofTask(owner, task).stream().map(Picture::id).toList();
    }
}
