package io.likeness.quotas;

import io.likeness.users.AccountId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * An account's running totals in GPU-seconds. Use counts in the month in which it is settled, so a reservation that is open at
 * midnight of the last day weighs on the new month.
 */
@Entity
@DynamicUpdate
@Table(name = "quota_ledgers")
class Ledger {

    @Id
    @Column(name = "account_id")
    private UUID accountId;

    /** The account's own budget; null while the server's default holds. */
    @Column(name = "budget_gpu_seconds")
    private @Nullable Long budget;

    /** The month that {@code used} belongs to, as 2026-11. */
    private String period;

    private long used;

    private long reserved;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Ledger() {}

    Ledger(AccountId account, YearMonth month) {
        this.accountId = account.value();
        this.period = month.toString();
    }

    Allowance allowance(YearMonth month, long defaultBudget) {
        long usedThisMonth = period.equals(month.toString()) ? used : 0;
        LocalDate renewsOn = month.plusMonths(1).atDay(1);
        return new Allowance(budget == null ? defaultBudget : budget, usedThisMonth, reserved, renewsOn);
    }

    AccountId account() {
        return new AccountId(accountId);
    }

    void reserve(long gpuSeconds) {
        reserved += gpuSeconds;
    }

    void settle(YearMonth month, long reservedBefore, long usedNow) {
        if (!period.equals(month.toString())) {
            period = month.toString();
            used = 0;
        }
        reserved -= reservedBefore;
        used += usedNow;
    }

    void budget(@Nullable Long gpuSeconds) {
        budget = gpuSeconds;
    }
}
