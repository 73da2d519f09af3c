package io.likeness.quotas;

import io.likeness.common.LikenessProperties;
import io.likeness.common.NotFound;
import io.likeness.users.AccountId;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators see of budgets, and decide about them. */
@Service
@Transactional
@PreAuthorize("hasRole('ADMINISTRATOR')")
public class BudgetAdministration {

    private final LedgerRepository ledgers;
    private final Clock clock;
    private final long defaultBudget;

    BudgetAdministration(LedgerRepository ledgers, Clock clock, LikenessProperties settings) {
        this.ledgers = ledgers;
        this.clock = clock;
        this.defaultBudget = settings.quota().defaultGpuSeconds();
    }

    /** This month's allowances of these accounts. */
    @Transactional(readOnly = true)
    public Map<AccountId, Allowance> allowances(Collection<AccountId> accounts) {
        YearMonth month = YearMonth.now(clock);
        return ledgers.findByAccountIdIn(accounts.stream().map(AccountId::value).toList()).stream()
                .collect(Collectors.toMap(Ledger::account, ledger -> ledger.allowance(month, defaultBudget)));
    }

    /** Gives the account a monthly budget of its own, in GPU-seconds; 0 means none may be used. */
    public void setBudget(AccountId account, long gpuSeconds) {
        if (gpuSeconds < 0) {
            throw new IllegalArgumentException("A budget must be 0 or more GPU-seconds, but is " + gpuSeconds);
        }
        lock(account).budget(gpuSeconds);
    }

    /** Lets the server's default budget hold for the account again. */
    public void useDefaultBudget(AccountId account) {
        lock(account).budget(null);
    }

    /** The server's default budget in GPU-seconds. */
    public long defaultBudget() {
        return defaultBudget;
    }

    private Ledger lock(AccountId account) {
        return ledgers.lock(account.value()).orElseThrow(NotFound.of("Ledger of account", account));
    }
}
