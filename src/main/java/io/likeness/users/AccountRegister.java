package io.likeness.users;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Brings accounts into being, together with whatever other features keep for each of them. */
@Component
class AccountRegister {

    private final AccountRepository accounts;
    private final Passwords passwords;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AccountRegister(AccountRepository accounts, Passwords passwords, ApplicationEventPublisher events, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    AccountSummary register(AccountName name, String password, Role role) {
        Account account = accounts.saveAndFlush(new Account(name, passwords.hash(password), role, clock.instant()));
        events.publishEvent(new AccountCreated(account.id()));
        return account.summary();
    }
}
