package io.likeness.quotas;

import io.likeness.common.LikenessProperties;
import io.likeness.common.NotFound;
import io.likeness.quotas.LedgerEntry.Kind;
import io.likeness.quotas.ReservationResult.Granted;
import io.likeness.quotas.ReservationResult.Refused;
import io.likeness.users.AccountId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides who may use how many GPU-seconds, and keeps the account of it. Every method joins the caller's transaction, so a task
 * and its reservation exist together or not at all.
 */
@Service
@Transactional
public class QuotaService {

    private final LedgerRepository ledgers;
    private final LedgerEntryRepository entries;
    private final EntityManager entityManager;
    private final Clock clock;
    private final long defaultBudget;

    QuotaService(
            LedgerRepository ledgers,
            LedgerEntryRepository entries,
            EntityManager entityManager,
            Clock clock,
            LikenessProperties settings) {
        this.ledgers = ledgers;
        this.entries = entries;
        this.entityManager = entityManager;
        this.clock = clock;
        this.defaultBudget = settings.quota().defaultGpuSeconds();
    }

    /**
     * Sets GPU-seconds aside, if the account has them. Asking again with the same reference changes nothing. A reference whose
     * reservation has ended cannot be used again: a retry takes a new one.
     *
     * @param reference what the GPU-seconds are for, for example one attempt at a task
     * @param gpuSeconds the estimate; 0 or more
     */
    public ReservationResult reserve(AccountId account, UUID reference, long gpuSeconds) {
        requireNotNegative(gpuSeconds);
        Ledger ledger = lock(account);
        if (entries.existsByReferenceAndClosing(reference, true)) {
            throw new IllegalStateException(
                    "The reservation %s has ended already. A new attempt needs a new reference.".formatted(reference));
        }
        if (entries.existsByReferenceAndClosing(reference, false)) {
            return new Granted();
        }
        Allowance allowance = ledger.allowance(month(), defaultBudget);
        if (gpuSeconds > allowance.left()) {
            return new Refused(QuotaSentences.refusal(gpuSeconds, allowance));
        }
        ledger.reserve(gpuSeconds);
        write(account, reference, Kind.RESERVATION, gpuSeconds);
        return new Granted();
    }

    /**
     * Ends a reservation with what was really used, which may be more than was reserved. Does nothing when the reservation has
     * ended already or never was.
     */
    public void settle(UUID reference, long usedGpuSeconds) {
        requireNotNegative(usedGpuSeconds);
        close(reference, Kind.SETTLEMENT, usedGpuSeconds);
    }

    /** Ends a reservation without any use. Does nothing when the reservation has ended already or never was. */
    public void refund(UUID reference) {
        close(reference, Kind.REFUND, 0);
    }

    /** What the account may use this month, and what it has used. */
    @Transactional(readOnly = true)
    public Allowance allowance(AccountId account) {
        return ledgers.findById(account.value())
                .map(ledger -> ledger.allowance(month(), defaultBudget))
                .orElseThrow(NotFound.of("Ledger of account", account));
    }

    private void close(UUID reference, Kind kind, long usedGpuSeconds) {
        Optional<LedgerEntry> reservation = entries.findByReferenceAndClosing(reference, false);
        if (reservation.isEmpty()) {
            return;
        }
        AccountId account = reservation.get().account();
        Ledger ledger = lock(account);
        // Only under the lock: two closings at once must see each other.
        if (entries.existsByReferenceAndClosing(reference, true)) {
            return;
        }
        ledger.settle(month(), reservation.get().gpuSeconds(), usedGpuSeconds);
        write(account, reference, kind, usedGpuSeconds);
    }

    /** Locks and reads anew: the transaction may have seen the ledger before, and others may have changed it since. */
    private Ledger lock(AccountId account) {
        Ledger ledger = ledgers.lock(account.value()).orElseThrow(NotFound.of("Ledger of account", account));
        entityManager.refresh(ledger, LockModeType.PESSIMISTIC_WRITE);
        return ledger;
    }

    private void write(AccountId account, UUID reference, Kind kind, long gpuSeconds) {
        entityManager.persist(new LedgerEntry(account, reference, kind, gpuSeconds, clock.instant()));
    }

    private YearMonth month() {
        return YearMonth.now(clock);
    }

    private static void requireNotNegative(long gpuSeconds) {
        if (gpuSeconds < 0) {
            throw new IllegalArgumentException("GPU-seconds must be 0 or more, but are " + gpuSeconds);
        }
    }
}
