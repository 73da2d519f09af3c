package io.likeness.users;

import io.likeness.common.NotFound;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /** The account with this name, however it is capitalised; empty when there is none, or it is deleted. */
    public Optional<AccountSummary> findByName(String name) {
        return AccountName.parse(name)
                .flatMap(parsed -> accounts.findByName(parsed.value()))
                .filter(account -> !account.isDeleted())
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

    /** The accounts with these ids, with one query; ids of none are left out, and those of deleted ones. */
    public Map<AccountId, AccountSummary> byId(Collection<AccountId> ids) {
        return accounts.findAllById(ids.stream().map(AccountId::value).toList()).stream()
                .filter(account -> !account.isDeleted())
                .map(Account::summary)
                .collect(Collectors.toUnmodifiableMap(AccountSummary::id, Function.identity()));
    }
}
