package io.likeness.users;

import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes when a person last signed in. */
@Component
class SignInRecord {

    private final AccountRepository accounts;
    private final Clock clock;

    SignInRecord(AccountRepository accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @EventListener
    @Transactional
    void on(InteractiveAuthenticationSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof SignedInAccount signedIn) {
            accounts.findById(signedIn.id().value()).ifPresent(account -> account.signedIn(clock.instant()));
        }
    }
}
