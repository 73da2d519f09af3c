package io.likeness.subjects;

import io.likeness.users.AccountId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the photos show. Deleting keeps the row: the identifier stays bound to what was learned under it. */
@Entity
@Table(name = "subjects")
class Subject {

    @Id
    private UUID id;

    @Column(name = "owner_id")
    private UUID ownerId;

    private String name;

    @Column(name = "class_noun")
    private String classNoun;

    private String identifier;

    /** Whether it is the sample, of which an account has one at most. */
    @SuppressWarnings("unused") // Only queries read it.
    private boolean sample;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    /** Two pages that change one subject at once do not overwrite each other; photos added at once are counted one by one. */
    @Version
    @SuppressWarnings("unused")
    private @Nullable Long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Subject() {}

    Subject(AccountId owner, SubjectWords words, boolean sample, Instant createdAt) {
        this.id = SubjectId.random().value();
        this.ownerId = owner.value();
        this.name = words.name();
        this.classNoun = words.classNoun();
        this.identifier = words.identifier();
        this.sample = sample;
        this.createdAt = createdAt;
    }

    SubjectId id() {
        return new SubjectId(id);
    }

    AccountId owner() {
        return new AccountId(ownerId);
    }

    String name() {
        return name;
    }

    String classNoun() {
        return classNoun;
    }

    String identifier() {
        return identifier;
    }

    boolean isCalled(String itsName, String itsClassNoun) {
        return name.equals(itsName) && classNoun.equals(itsClassNoun);
    }

    void describe(String newName, String newClassNoun) {
        name = newName;
        classNoun = newClassNoun;
    }

    void bind(String newIdentifier) {
        identifier = newIdentifier;
    }

    void delete(Instant now) {
        deletedAt = now;
    }

    void restore() {
        deletedAt = null;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    @Nullable
    Instant deletedAt() {
        return deletedAt;
    }

    SubjectDetails details(int photoCount, @Nullable PhotoId cover) {
        return new SubjectDetails(
                id(), name, classNoun, identifier, new AccountId(ownerId), photoCount, cover, createdAt);
    }
}
