package io.likeness.users;

import io.likeness.common.NotFound;
import java.time.Duration;
import java.util.Optional;
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
    private final Tries guesses = new Tries(5, Duration.ofSeconds(30));

    OwnAccount(AccountRepository accounts, Passwords passwords, SessionEnds sessions, CurrentAccount currentAccount) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.currentAccount = currentAccount;
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
