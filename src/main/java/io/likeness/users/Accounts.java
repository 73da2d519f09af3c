package io.likeness.users;

import io.likeness.common.NotFound;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks accounts up, for features that share something with a person or show whose it is. */
@Service
@Transactional(readOnly = true)
public class Accounts {

    private final AccountRepository accounts;

    Accounts(AccountRepository accounts) {
        this.accounts = accounts;
    }

    /** The account with this name, however it is capitalised; empty when there is none. */
    public Optional<AccountSummary> findByName(String name) {
        return AccountName.parse(name)
                .flatMap(parsed -> accounts.findByName(parsed.value()))
                .map(Account::summary);
    }

    /**
     * The account with this id.
     *
     * @throws NotFound when there is none
     */
    public AccountSummary get(AccountId id) {
        return accounts.findById(id.value()).map(Account::summary).orElseThrow(NotFound.of("Account", id));
    }
}
