package io.likeness.quotas;

import io.likeness.users.AccountCreated;
import java.time.Clock;
import java.time.YearMonth;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Opens a ledger for every new account, in the same transaction: no account ever is without one, so there is a row to lock. */
@Component
class LedgerOpening {

    private final LedgerRepository ledgers;
    private final Clock clock;

    LedgerOpening(LedgerRepository ledgers, Clock clock) {
        this.ledgers = ledgers;
        this.clock = clock;
    }

    @EventListener
    void on(AccountCreated event) {
        ledgers.save(new Ledger(event.account(), YearMonth.now(clock)));
    }
}
