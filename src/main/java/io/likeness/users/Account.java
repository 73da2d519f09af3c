package io.likeness.users;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's account on this server. */
@Entity
@Table(name = "accounts")
class Account {

    @Id
    private UUID id;

    private String name;

    @Column(name = "password_hash")
    private String passwordHash;

    @Enumerated(EnumType.STRING)
    private Role role;

    private boolean disabled;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_signed_in_at")
    private @Nullable Instant lastSignedInAt;

    /** Sessions that began in an earlier series are over, on whichever node they are. */
    @Column(name = "session_series")
    private long sessionSeries;

    /** Since when it waits to go for good; null for most. */
    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    /** Two administrators changing one account at once do not overwrite each other. */
    @Version
    @SuppressWarnings("unused")
    private @Nullable Long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    Account(AccountName name, String passwordHash, Role role, Instant createdAt) {
        this.id = AccountId.random().value();
        this.name = name.value();
        this.passwordHash = passwordHash;
        this.role = role;
        this.createdAt = createdAt;
    }

    AccountId id() {
        return new AccountId(id);
    }

    String passwordHash() {
        return passwordHash;
    }

    boolean isActiveAdministrator() {
        return role == Role.ADMINISTRATOR && !isShut();
    }

    /** Whether nobody signs in to it. */
    private boolean isShut() {
        return disabled || isDeleted();
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    void delete(Instant now) {
        deletedAt = now;
    }

    void restore() {
        deletedAt = null;
    }

    void disable() {
        disabled = true;
    }

    void enable() {
        disabled = false;
    }

    void changeRole(Role newRole) {
        role = newRole;
    }

    void changePassword(String newHash) {
        passwordHash = newHash;
    }

    /** Begins a new series of sessions, which ends those of the one before; its number. */
    long endSessions() {
        return ++sessionSeries;
    }

    void signedIn(Instant now) {
        lastSignedInAt = now;
    }

    AccountSummary summary() {
        return new AccountSummary(id(), name, role, isShut(), createdAt, lastSignedInAt, deletedAt);
    }

    SignedInAccount forSignIn() {
        return new SignedInAccount(id(), name, role, isShut(), sessionSeries, passwordHash);
    }
}
