package io.likeness.quotas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.quotas.ReservationResult.Granted;
import io.likeness.quotas.ReservationResult.Refused;
import io.likeness.support.IntegrationTest;
import io.likeness.support.TestAccounts;
import io.likeness.users.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class QuotaServiceTest {

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
            results = answers.stream().map(QuotaServiceTest::get).toList();
        }

        assertThat(results).filteredOn(Granted.class::isInstance).hasSize(3);
        assertThat(quotas.allowance(account).left()).isEqualTo(100);
    }

    @Test
    void theTotalsAreTheSumOfTheEntriesAndNoEntryEverChanges(@Autowired JdbcClient jdbc) {
        Random random = new Random(20_261);
        List<UUID> references = new ArrayList<>();
        Map<Object, Map<String, Object>> before = Map.of();
        for (int step = 0; step < 120; step++) {
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    UUID reference = UUID.randomUUID();
                    references.add(reference);
                    quotas.reserve(account, reference, random.nextInt(200));
                }
                case 2 -> oneOf(references, random).ifPresent(each -> quotas.settle(each, random.nextInt(250)));
                default -> oneOf(references, random).ifPresent(quotas::refund);
            }
            Map<Object, Map<String, Object>> entries = entries(jdbc);
            assertThat(entries).as("append only").containsAllEntriesOf(before);
            before = entries;
            Allowance allowance = quotas.allowance(account);
            assertThat(allowance.reserved()).isEqualTo(open(entries)).isNotNegative();
            assertThat(allowance.used()).isEqualTo(sum(entries, "SETTLEMENT"));
        }
        assertThat(before.values()).extracting(row -> row.get("KIND")).contains("RESERVATION", "SETTLEMENT", "REFUND");
    }

    private static Optional<UUID> oneOf(List<UUID> references, Random random) {
        return references.isEmpty() ? Optional.empty() : Optional.of(references.get(random.nextInt(references.size())));
    }

    private Map<Object, Map<String, Object>> entries(JdbcClient jdbc) {
        return jdbc
                .sql(
                        "select id, reference, kind, closing, gpu_seconds, created_at from quota_entries where account_id = ?")
                .param(account.value())
                .query()
                .listOfRows()
                .stream()
                .collect(Collectors.toMap(row -> row.get("ID"), row -> row));
    }

    private static long sum(Map<Object, Map<String, Object>> entries, String kind) {
        return entries.values().stream()
                .filter(row -> row.get("KIND").equals(kind))
                .mapToLong(row -> (long) row.get("GPU_SECONDS"))
                .sum();
    }

    /** Reservations that no closing entry names. */
    private static long open(Map<Object, Map<String, Object>> entries) {
        Set<Object> closed = entries.values().stream()
                .filter(row -> (boolean) row.get("CLOSING"))
                .map(row -> row.get("REFERENCE"))
                .collect(Collectors.toSet());
        return entries.values().stream()
                .filter(row -> !(boolean) row.get("CLOSING") && !closed.contains(row.get("REFERENCE")))
                .mapToLong(row -> (long) row.get("GPU_SECONDS"))
                .sum();
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
