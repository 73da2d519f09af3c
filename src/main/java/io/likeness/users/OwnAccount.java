package io.likeness.users;

import io.likeness.common.NotFound;
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
    private final SignedInSessions sessions;
    private final CurrentAccount currentAccount;

    OwnAccount(
            AccountRepository accounts, Passwords passwords, SignedInSessions sessions, CurrentAccount currentAccount) {
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
        if (!passwords.matches(current, account.passwordHash())) {
            return new PasswordChange.WrongCurrent("The current password is not right.");
        }
        Optional<String> objection = Passwords.objection(replacement);
        if (objection.isPresent()) {
            return new PasswordChange.Unfit(objection.get());
        }
        account.changePassword(passwords.hash(replacement));
        sessions.endOthersAfterCommit(id, keptSession);
        return new PasswordChange.Done();
    }
}
