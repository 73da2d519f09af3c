package io.likeness.quotas;

import io.likeness.users.AccountId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** One line of the ledger; written once, never changed. */
@Entity
@DynamicUpdate
@SuppressWarnings("unused") // Columns that only queries read.
@Table(name = "quota_entries")
class LedgerEntry {

    /** What a line says. */
    enum Kind {
        /** GPU-seconds set aside at submit. */
        RESERVATION,
        /** The reservation ended; this much was used. */
        SETTLEMENT,
        /** The reservation ended; nothing was used. */
        REFUND
    }

    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    private UUID reference;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    /** Whether the line ends a reservation; the table takes one opening and one closing line per reference. */
    private boolean closing;

    @Column(name = "gpu_seconds")
    private long gpuSeconds;

    @Column(name = "created_at")
    private Instant createdAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected LedgerEntry() {}

    LedgerEntry(AccountId account, UUID reference, Kind kind, long gpuSeconds, Instant createdAt) {
        this.id = UUID.randomUUID();
        this.accountId = account.value();
        this.reference = reference;
        this.kind = kind;
        this.closing = kind != Kind.RESERVATION;
        this.gpuSeconds = gpuSeconds;
        this.createdAt = createdAt;
    }

    AccountId account() {
        return new AccountId(accountId);
    }

    long gpuSeconds() {
        return gpuSeconds;
    }
}
