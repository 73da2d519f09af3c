package io.likeness.users;

import io.likeness.common.LikenessProperties;
import io.likeness.common.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with their own account. */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class OwnAccount {

    private final AccountRepository accounts;
    private final Passwords passwords;
    private final SessionEnds sessions;
    private final CurrentAccount currentAccount;
    private final KeyedRateLimit guesses = new KeyedRateLimit(5, Duration.ofSeconds(30));
    private final AccountRemoval removal;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final String period;

    OwnAccount(
            AccountRepository accounts,
            Passwords passwords,
            SessionEnds sessions,
            CurrentAccount currentAccount,
            AccountRemoval removal,
            ApplicationEventPublisher events,
            Clock clock,
            LikenessProperties properties) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.currentAccount = currentAccount;
        this.removal = removal;
        this.events = events;
        this.clock = clock;
        this.period = properties.trash().words();
    }

    /** What the person's account owns, in words: "3 subjects", "41 pictures". */
    @Transactional(readOnly = true)
    public List<String> ownings() {
        return removal.ownings(currentAccount.id());
    }

    /** How long a deleted account can come back, in words. */
    public String deletionPeriod() {
        return period;
    }

    /**
     * Deletes the person's own account: tasks stop and nobody signs in any more. An administrator can bring it back for some time.
     *
     * @param keptSession the id of the session that asks, which signs out by itself
     */
    public AccountChange delete(String password, String keptSession) {
        AccountId id = currentAccount.id();
        String hash = accounts.passwordHash(id.value()).orElseThrow(NotFound.of("Account", id));
        if (!guesses.take(id.toString())) {
            return new AccountChange.Refused("Too many tries. Wait half a minute, then try again.");
        }
        // Before anything is locked: to compare takes a while, and on purpose.
        if (!passwords.matches(password, hash)) {
            return new AccountChange.Refused("The password is not right.");
        }
        guesses.forget(id.toString());
        List<Account> administrators = accounts.lockActiveAdministrators();
        Account account = accounts.lock(id.value()).orElseThrow(NotFound.of("Account", id));
        if (!account.passwordHash().equals(hash)) {
            return new AccountChange.Refused("The password was changed just now. Type the new one.");
        }
        if (account.isActiveAdministrator() && administrators.size() == 1) {
            return new AccountChange.Refused(
                    "You are the last administrator who can sign in. Make someone else an administrator first.");
        }
        account.delete(clock.instant());
        events.publishEvent(new AccountFate.Deleted(id));
        sessions.endOthersAfterCommit(account, keptSession);
        return new AccountChange.Done();
    }

    /**
     * Changes the password and ends the account's other sessions.
     *
     * @param keptSession the id of the session that asks, which goes on
     */
    public PasswordChange changePassword(String current, String replacement, String keptSession) {
        AccountId id = currentAccount.id();
        Account account = accounts.findById(id.value()).orElseThrow(NotFound.of("Account", id));
        // Whoever finds a browser open must not guess on here what the sign-in page would not let them.
        if (!guesses.take(id.toString())) {
            return new PasswordChange.WrongCurrent("Too many tries. Wait half a minute, then try again.");
        }
        if (!passwords.matches(current, account.passwordHash())) {
            return new PasswordChange.WrongCurrent("The current password is not right.");
        }
        guesses.forget(id.toString());
        Optional<String> objection = passwords.objection(replacement, currentAccount.name());
        if (objection.isPresent()) {
            return new PasswordChange.Unfit(objection.get());
        }
        account.changePassword(passwords.hash(replacement));
        sessions.endOthersAfterCommit(account, keptSession);
        return new PasswordChange.Done();
    }
}
