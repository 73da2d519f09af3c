package io.likeness.quotas;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.users.AccountId;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);

    private final Ledger ledger = new Ledger(AccountId.random(), NOVEMBER);

    @Test
    void theDefaultBudgetHoldsUntilAnotherIsSet() {
        assertThat(ledger.allowance(NOVEMBER, 100).budget()).isEqualTo(100);

        ledger.budget(7L);

        assertThat(ledger.allowance(NOVEMBER, 100).budget()).isEqualTo(7);
    }

    @Test
    void useEndsWithTheMonth() {
        ledger.reserve(30);
        ledger.settle(NOVEMBER, 30, 25);

        assertThat(ledger.allowance(NOVEMBER, 100).left()).isEqualTo(75);
        assertThat(ledger.allowance(DECEMBER, 100).left()).isEqualTo(100);
    }

    @Test
    void anOpenReservationWeighsOnTheNextMonthAndIsSettledThere() {
        ledger.reserve(30);

        assertThat(ledger.allowance(DECEMBER, 100).left()).isEqualTo(70);

        ledger.settle(DECEMBER, 30, 40);

        Allowance december = ledger.allowance(DECEMBER, 100);
        assertThat(december).isEqualTo(new Allowance(100, 40, 0, LocalDate.of(2027, 1, 1)));
    }

    @Test
    void aBudgetBelowWhatIsUsedLeavesNothing() {
        ledger.settle(NOVEMBER, 0, 40);
        ledger.budget(10L);

        assertThat(ledger.allowance(NOVEMBER, 100).left()).isZero();
    }

    @Test
    void aRefusalSaysWhatIsLeftAndWhenItRenews() {
        assertThat(QuotaSentences.refusal(1500, new Allowance(72_000, 70_000, 900, LocalDate.of(2026, 12, 1))))
                .isEqualTo("This needs about 1,500 GPU-seconds, but 1,100 of your 72,000 are left this month, with 900"
                        + " reserved for tasks that have not ended. Your budget renews on 1 December 2026.");
    }
}
