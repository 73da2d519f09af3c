package io.likeness.quotas;

import java.time.LocalDate;

/**
 * What an account may use in this calendar month, in GPU-seconds.
 *
 * @param budget the month's budget
 * @param used settled use of this month
 * @param reserved set aside for tasks that have not ended
 * @param renewsOn the first day of the next month
 */
public record Allowance(long budget, long used, long reserved, LocalDate renewsOn) {

    /** What can still be reserved; 0 when the budget was lowered below what is used. */
    public long left() {
        return Math.max(0, budget - used - reserved);
    }
}
