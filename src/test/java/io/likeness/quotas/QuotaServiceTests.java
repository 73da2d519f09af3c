package io.likeness.quotas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.quotas.ReservationResult.Granted;
import io.likeness.quotas.ReservationResult.Refused;
import io.likeness.support.IntegrationTest;
import io.likeness.support.TestAccounts;
import io.likeness.users.AccountId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class QuotaServiceTests {

    @Autowired
    QuotaService quotas;

    @Autowired
    BudgetAdministration budgets;

    @Autowired
    TestAccounts testAccounts;

    @Autowired
    TransactionTemplate transaction;

    private AccountId account;

    @BeforeEach
    void anAccountWithAThousandGpuSeconds() {
        account = testAccounts.member().id();
        setBudget(1000);
    }

    @Test
    void whatIsReservedIsNoLongerLeft() {
        assertThat(quotas.reserve(account, UUID.randomUUID(), 400)).isEqualTo(new Granted());

        Allowance allowance = quotas.allowance(account);
        assertThat(allowance.reserved()).isEqualTo(400);
        assertThat(allowance.left()).isEqualTo(600);
    }

    @Test
    void moreThanIsLeftIsRefusedAndNothingIsSetAside() {
        quotas.reserve(account, UUID.randomUUID(), 400);

        assertThat(quotas.reserve(account, UUID.randomUUID(), 601)).isInstanceOf(Refused.class);
        assertThat(quotas.allowance(account).left()).isEqualTo(600);
        assertThat(quotas.reserve(account, UUID.randomUUID(), 600)).isEqualTo(new Granted());
    }

    @Test
    void reservingTwiceForOneReferenceCountsOnce() {
        UUID reference = UUID.randomUUID();

        assertThat(quotas.reserve(account, reference, 400)).isEqualTo(new Granted());
        assertThat(quotas.reserve(account, reference, 400)).isEqualTo(new Granted());

        assertThat(quotas.allowance(account).reserved()).isEqualTo(400);
    }

    @Test
    void settlingTurnsTheReservationIntoUseOnce() {
        UUID reference = UUID.randomUUID();
        quotas.reserve(account, reference, 400);

        quotas.settle(reference, 250);
        quotas.settle(reference, 250);
        quotas.refund(reference);

        Allowance allowance = quotas.allowance(account);
        assertThat(allowance.used()).isEqualTo(250);
        assertThat(allowance.reserved()).isZero();
        assertThat(allowance.left()).isEqualTo(750);
    }

    @Test
    void aRefundGivesEverythingBackOnce() {
        UUID reference = UUID.randomUUID();
        quotas.reserve(account, reference, 400);

        quotas.refund(reference);
        quotas.refund(reference);
        quotas.settle(reference, 250);

        assertThat(quotas.allowance(account).left()).isEqualTo(1000);
    }

    @Test
    void anEndedReservationNeedsANewReference() {
        UUID reference = UUID.randomUUID();
        quotas.reserve(account, reference, 400);
        quotas.refund(reference);

        assertThatThrownBy(() -> quotas.reserve(account, reference, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("new reference");
    }

    @Test
    void closingWhatWasNeverReservedDoesNothing() {
        quotas.settle(UUID.randomUUID(), 10);
        quotas.refund(UUID.randomUUID());

        assertThat(quotas.allowance(account).left()).isEqualTo(1000);
    }

    @Test
    void aReservationGoesWithTheTransactionThatMadeIt() {
        transaction.executeWithoutResult(status -> {
            quotas.allowance(account);
            quotas.reserve(account, UUID.randomUUID(), 400);
            status.setRollbackOnly();
        });

        assertThat(quotas.allowance(account).left()).isEqualTo(1000);
    }

    @Test
    void parallelReservationsCannotOverdraw() throws Exception {
        int asking = 8;
        CyclicBarrier start = new CyclicBarrier(asking);
        Callable<ReservationResult> reserve = () -> {
            start.await();
            return transaction.execute(status -> {
                // The transaction has seen the ledger before it asks, as a page that shows what is left does.
                quotas.allowance(account);
                return quotas.reserve(account, UUID.randomUUID(), 300);
            });
        };
        List<ReservationResult> results;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ReservationResult>> answers =
                    Stream.generate(() -> threads.submit(reserve)).limit(asking).toList();
            results = answers.stream().map(QuotaServiceTests::get).toList();
        }

        assertThat(results).filteredOn(Granted.class::isInstance).hasSize(3);
        assertThat(quotas.allowance(account).left()).isEqualTo(100);
    }

    @Test
    void aMemberCannotSetBudgets() {
        testAccounts.signIn(testAccounts.member());
        try {
            assertThatThrownBy(() -> budgets.setBudget(account, 1_000_000)).isInstanceOf(AccessDeniedException.class);
        } finally {
            testAccounts.signOut();
        }
    }

    private void setBudget(long gpuSeconds) {
        testAccounts.asAdministrator(() -> {
            budgets.setBudget(account, gpuSeconds);
            return gpuSeconds;
        });
    }

    private static ReservationResult get(Future<ReservationResult> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
