package io.likeness.quotas;

import io.likeness.users.AccountFate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Removes the ledger of an account that is gone for good: totals are each account's own, and nothing adds them up. */
@Component
class LedgerClosing {

    private final LedgerRepository ledgers;
    private final LedgerEntryRepository entries;

    LedgerClosing(LedgerRepository ledgers, LedgerEntryRepository entries) {
        this.ledgers = ledgers;
        this.entries = entries;
    }

    @EventListener
    void on(AccountFate.Forgotten gone) {
        entries.deleteOf(gone.account().value());
        ledgers.deleteById(gone.account().value());
    }
}
