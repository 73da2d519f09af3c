package io.likeness.models;

import io.likeness.subjects.SubjectId;
import io.likeness.users.AccountId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** Weights that a fine-tuning task produced. */
@Entity
@DynamicUpdate
@Table(name = "checkpoint")
class Checkpoint {

    @Id
    private UUID id;

    private UUID task;
    private UUID owner;
    private UUID subject;

    @Column(name = "base_model")
    private UUID baseModel;

    private int step;
    private String folder;
    private String identifier;

    @Column(name = "class_noun")
    private String classNoun;

    private boolean adapter;
    private long bytes;
    private Instant created;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    /** The subject or task that it went into the trash with; null if it went by itself. */
    @Column(name = "deleted_with")
    private @Nullable UUID deletedWith;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Checkpoint() {}

    Checkpoint(NewCheckpoint made, long bytes, Instant created) {
        this.id = UUID.randomUUID();
        this.task = made.task();
        this.owner = made.owner().value();
        this.subject = made.subject().value();
        this.baseModel = made.baseModel().value();
        this.step = made.step();
        this.folder = made.folder().toString();
        this.identifier = made.identifier();
        this.classNoun = made.classNoun();
        this.adapter = made.adapter();
        this.bytes = bytes;
        this.created = created;
    }

    UUID id() {
        return id;
    }

    AccountId owner() {
        return new AccountId(owner);
    }

    UUID subject() {
        return subject;
    }

    int step() {
        return step;
    }

    @Nullable
    Instant deletedAt() {
        return deletedAt;
    }

    void delete(Instant now, @Nullable UUID with) {
        deletedAt = now;
        deletedWith = with;
    }

    void restore() {
        deletedAt = null;
        deletedWith = null;
    }

    String folder() {
        return folder;
    }

    /** The same weights found again, possibly in another folder: a final checkpoint takes the place of the one written at its step. */
    void replaceBy(NewCheckpoint made, long newBytes) {
        this.folder = made.folder().toString();
        this.bytes = newBytes;
    }

    void measured(long newBytes) {
        this.bytes = newBytes;
    }

    CheckpointDetails details() {
        return new CheckpointDetails(
                new CheckpointId(id),
                task,
                new AccountId(owner),
                new SubjectId(subject),
                new BaseModelId(baseModel),
                step,
                identifier,
                classNoun,
                adapter,
                bytes,
                created);
    }
}
