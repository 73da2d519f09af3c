package io.likeness.models.adapter;

import io.likeness.models.ModelFamily;
import io.likeness.storage.FileKey;
import io.likeness.users.AccountId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A member's adapter; a deleted one waits in the trash. */
@Entity
@DynamicUpdate
@Table(name = "adapter")
class Adapter {

    @Id
    private UUID id;

    private UUID owner;

    private String name;
    private String file;

    @Enumerated(EnumType.STRING)
    private ModelFamily family;

    private String layout;
    private String ranks;
    private int layers;
    private long bytes;

    @Column(name = "trigger_words")
    private String triggerWords;

    private String unmatched;
    private boolean trained;
    private Instant uploaded;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    /** The subject that it went into the trash with; null if it went by itself. */
    @Column(name = "deleted_with")
    @SuppressWarnings("UnusedVariable") // Only queries read it.
    private @Nullable UUID deletedWith;

    /** Whose weights a copy of a trained adapter holds. */
    @SuppressWarnings("UnusedVariable") // Only queries read it.
    private @Nullable UUID subject;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Adapter() {}

    /** One that has yet to {@link #arrive}. */
    @SuppressWarnings("NullAway.Init")
    Adapter(AccountId owner, FileKey file, long bytes) {
        this.id = AdapterId.random().value();
        this.owner = owner.value();
        this.file = file.sha256();
        this.bytes = bytes;
    }

    /** It was added now, for the first time or after it was deleted. */
    void arrive(String suggested, AdapterFacts facts, Instant now) {
        name = suggested;
        family = facts.family();
        layout = facts.layout();
        ranks = facts.ranks();
        layers = facts.layers();
        triggerWords = String.join("\n", facts.triggerWords());
        unmatched = facts.unmatched();
        subject = facts.subject() == null ? subject : facts.subject().value();
        trained = facts.trained();
        uploaded = now;
        restore();
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    @Nullable
    Instant deletedAt() {
        return deletedAt;
    }

    AccountId owner() {
        return new AccountId(owner);
    }

    void rename(String newName) {
        name = newName;
    }

    void delete(Instant now) {
        deletedAt = now;
    }

    void restore() {
        deletedAt = null;
        deletedWith = null;
    }

    /** An embedding whose file names no word stands for its own name. */
    private List<String> words() {
        if (triggerWords.isEmpty()) {
            return layout.equals(AdapterDetails.EMBEDDING) ? List.of(name) : List.of();
        }
        return List.of(triggerWords.split("\n"));
    }

    AdapterDetails details() {
        return new AdapterDetails(
                new AdapterId(id),
                name,
                new FileKey(file),
                family,
                layout,
                ranks,
                layers,
                bytes,
                words(),
                unmatched,
                trained,
                uploaded);
    }
}
