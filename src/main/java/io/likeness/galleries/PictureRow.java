package io.likeness.galleries;

import io.likeness.models.BaseModelId;
import io.likeness.models.CheckpointId;
import io.likeness.storage.FileKey;
import io.likeness.subjects.SubjectId;
import io.likeness.tasks.AdapterUse;
import io.likeness.tasks.GenerationSettings;
import io.likeness.tasks.PictureMade;
import io.likeness.tasks.PictureSettings;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.Variation;
import io.likeness.users.AccountId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A picture as the table holds it: its settings in columns, so that they can be searched. */
@Entity
@DynamicUpdate
@Table(name = "pictures")
class PictureRow {

    @Id
    private UUID id;

    @Column(name = "owner_id")
    private UUID ownerId;

    @Column(name = "task_id")
    private UUID task;

    @Column(name = "task_index")
    private int taskIndex;

    @Column(name = "subject_id")
    private @Nullable UUID subject;

    private String file;

    @Column(name = "base_model_id")
    private UUID baseModelId;

    @Column(name = "checkpoint_id")
    private @Nullable UUID checkpointId;

    private String template;

    private String prompt;

    @Column(name = "negative_prompt")
    private String negativePrompt;

    private int steps;

    private double guidance;

    private int width;

    private int height;

    @Column(name = "noise_scheduler")
    private @Nullable String noiseScheduler;

    private long seed;

    @Column(name = "varied_task_id")
    private @Nullable UUID variedTaskId;

    @Column(name = "varied_index")
    private @Nullable Integer variedIndex;

    private @Nullable Double strength;

    @Convert(converter = AdaptersColumn.class)
    private List<AdapterUse> adapters;

    private boolean favourite;

    @Column(name = "made_at")
    private Instant madeAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    /** The subject or task that it went into the trash with; null if it went by itself. */
    @Column(name = "deleted_with")
    @SuppressWarnings("unused") // Only queries read it.
    private @Nullable UUID deletedWith;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected PictureRow() {}

    PictureRow(PictureMade made) {
        GenerationSettings numbers = made.settings().settings();
        this.id = PictureId.random().value();
        this.ownerId = made.owner().value();
        this.task = made.task().value();
        this.taskIndex = made.index();
        this.subject = made.subject() == null ? null : made.subject().value();
        this.file = made.file().sha256();
        this.baseModelId = made.settings().baseModel().value();
        this.checkpointId = made.settings().checkpoint() == null
                ? null
                : made.settings().checkpoint().value();
        this.template = made.settings().template();
        this.prompt = made.settings().prompt();
        this.negativePrompt = numbers.negativePrompt();
        this.steps = numbers.steps();
        this.guidance = numbers.guidance();
        this.width = numbers.width();
        this.height = numbers.height();
        this.noiseScheduler = numbers.noiseScheduler();
        this.seed = numbers.seed();
        Variation variation = numbers.variation();
        if (variation != null) {
            this.variedTaskId = variation.task().value();
            this.variedIndex = variation.index();
            this.strength = variation.strength();
        }
        this.adapters = numbers.adapters();
        this.madeAt = made.made();
    }

    PictureId id() {
        return new PictureId(id);
    }

    AccountId owner() {
        return new AccountId(ownerId);
    }

    TaskId task() {
        return new TaskId(task);
    }

    int index() {
        return taskIndex;
    }

    @Nullable
    SubjectId subject() {
        return subject == null ? null : new SubjectId(subject);
    }

    @Nullable
    Instant deletedAt() {
        return deletedAt;
    }

    void delete(Instant now, @Nullable UUID with) {
        deletedAt = now;
        deletedWith = with;
    }

    /** Of a subject that was deleted for good while its picture was on the way here. */
    void forgetSubject() {
        subject = null;
    }

    FileKey file() {
        return new FileKey(file);
    }

    Picture picture() {
        return new Picture(
                id(),
                new AccountId(ownerId),
                new TaskId(task),
                taskIndex,
                subject(),
                file(),
                settings(),
                favourite,
                madeAt);
    }

    private PictureSettings settings() {
        return new PictureSettings(
                new BaseModelId(baseModelId),
                checkpointId == null ? null : new CheckpointId(checkpointId),
                template,
                prompt,
                new GenerationSettings(
                        negativePrompt, steps, guidance, width, height, noiseScheduler, seed, variation(), adapters));
    }

    private @Nullable Variation variation() {
        return variedTaskId == null || variedIndex == null || strength == null
                ? null
                : new Variation(new TaskId(variedTaskId), variedIndex, strength);
    }
}
