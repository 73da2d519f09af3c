package io.likeness.users;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Removes deleted accounts for good, after every feature removed what it keeps for them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AccountRemoval {

    private static final Logger LOG = LoggerFactory.getLogger(AccountRemoval.class);

    private final AccountRepository accounts;
    private final ObjectProvider<AccountHold> holds;
    private final ObjectProvider<AccountOwnings> ownings;
    private final ApplicationEventPublisher events;

    AccountRemoval(
            AccountRepository accounts,
            ObjectProvider<AccountHold> holds,
            ObjectProvider<AccountOwnings> ownings,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.holds = holds;
        this.ownings = ownings;
        this.events = events;
    }

    /** All that the account owns, in words such as "3 subjects", "41 pictures". */
    List<String> ownings(AccountId account) {
        return ownings.stream()
                .sorted(Comparator.comparingInt(AccountOwnings::order))
                .flatMap(kind -> kind.of(account).stream())
                .toList();
    }

    /** Why it must stay for now, as a sentence; empty if it is gone. */
    Optional<String> forget(Account account) {
        Optional<String> held =
                holds.stream().flatMap(hold -> hold.why(account.id()).stream()).findFirst();
        if (held.isEmpty()) {
            events.publishEvent(new AccountFate.Forgotten(account.id()));
            accounts.delete(account);
            accounts.flush();
            LOG.info("The account {} is deleted for good, with all that it owned", account.id());
        }
        return held;
    }
}
