package io.likeness.users;

import io.likeness.common.NotFound;
import io.likeness.common.Page;
import io.likeness.common.Pages;
import io.likeness.users.AccountChange.Done;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Sort;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do with accounts. There is always an administrator left who can sign in. */
@Service
@Transactional
@PreAuthorize("hasRole('ADMINISTRATOR')")
public class AccountAdministration {

    private final AccountRepository accounts;
    private final AccountRegister register;
    private final Passwords passwords;
    private final SessionEnds sessions;
    private final ApplicationEventPublisher events;
    private final CurrentAccount currentAccount;
    private final AccountRemoval removal;
    private final Clock clock;

    AccountAdministration(
            AccountRepository accounts,
            AccountRegister register,
            Passwords passwords,
            SessionEnds sessions,
            CurrentAccount currentAccount,
            AccountRemoval removal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.register = register;
        this.passwords = passwords;
        this.sessions = sessions;
        this.events = events;
        this.currentAccount = currentAccount;
        this.removal = removal;
        this.clock = clock;
    }

    /** The accounts whose name contains the text, by name; an empty text finds all. */
    @Transactional(readOnly = true)
    public Page<AccountSummary> list(String namePart, int offset, int limit) {
        String part = namePart.strip().toLowerCase(Locale.ROOT);
        return Pages.of(
                accounts.findByNameContaining(part, Pages.request(offset, limit, Sort.by("name"))), Account::summary);
    }

    /** Makes an account with a generated password. */
    public AccountCreation create(String typedName, Role role) {
        Optional<AccountName> name = AccountName.parse(typedName);
        if (name.isEmpty()) {
            return new AccountCreation.Refused(AccountName.RULE);
        }
        if (accounts.existsByName(name.get().value())) {
            return new AccountCreation.Refused("The name %s is taken. Choose another one."
                    .formatted(name.get().value()));
        }
        String password = passwords.generate();
        return new AccountCreation.Created(register.register(name.get(), password, role), password);
    }

    /** Keeps the person out: sessions end at once, tasks stop, and signing in is refused. */
    public AccountChange disable(AccountId id) {
        return losingRights(id, "disable", account -> {
            account.disable();
            events.publishEvent(new AccountDisabled(id));
        });
    }

    /** Lets the person in again. */
    public AccountChange enable(AccountId id) {
        find(id).enable();
        return new Done();
    }

    /** What the account owns, in words: "3 subjects", "41 pictures". */
    @Transactional(readOnly = true)
    public List<String> ownings(AccountId id) {
        return removal.ownings(id);
    }

    /** Keeps the person out at once; unless {@link #restore} is called in time, the account goes for good with all that it owns. */
    public AccountChange delete(AccountId id) {
        return losingRights(id, "delete", account -> {
            account.delete(clock.instant());
            events.publishEvent(new AccountFate.Deleted(id));
        });
    }

    /** Brings a deleted account back, as it was; tasks that were cancelled stay so. */
    public AccountChange restore(AccountId id) {
        find(id).restore();
        return new Done();
    }

    /** Deletes an account for good that is deleted already. */
    public AccountChange forget(AccountId id) {
        Account account =
                accounts.lock(id.value()).filter(Account::isDeleted).orElseThrow(NotFound.of("Deleted account", id));
        return removal.forget(account)
                .<AccountChange>map(AccountChange.Refused::new)
                .orElseGet(Done::new);
    }

    /** Changes what the account may do; the person signs in anew. */
    public AccountChange changeRole(AccountId id, Role role) {
        if (role == Role.ADMINISTRATOR) {
            Account account = find(id);
            account.changeRole(role);
            sessions.endAfterCommit(account);
            return new Done();
        }
        return losingRights(id, "demote", account -> account.changeRole(role));
    }

    /**
     * Gives the account a new, generated password and ends its sessions.
     *
     * @param askingSession the id of the session that asks, which goes on to show the password, be it one's own
     */
    public String resetPassword(AccountId id, String askingSession) {
        String password = passwords.generate();
        Account account = find(id);
        account.changePassword(passwords.hash(password));
        sessions.endOthersAfterCommit(account, askingSession);
        return password;
    }

    private AccountChange losingRights(AccountId id, String verb, Consumer<Account> change) {
        if (id.equals(currentAccount.id())) {
            return new AccountChange.Refused(
                    "You cannot %s your own account. Ask another administrator.".formatted(verb));
        }
        List<Account> administrators = accounts.lockActiveAdministrators();
        Account account = find(id);
        if (account.isActiveAdministrator() && administrators.size() == 1) {
            return new AccountChange.Refused(
                    "%s is the last administrator who can sign in. Make someone else an administrator first."
                            .formatted(account.summary().name()));
        }
        change.accept(account);
        sessions.endAfterCommit(account);
        return new Done();
    }

    private Account find(AccountId id) {
        return accounts.findById(id.value()).orElseThrow(NotFound.of("Account", id));
    }
}
