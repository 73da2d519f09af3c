package io.likeness.users;

import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds the account that somebody wants to sign in to. */
@Service
class AccountUserDetails implements UserDetailsService {

    private final AccountRepository accounts;

    AccountUserDetails(AccountRepository accounts) {
        this.accounts = accounts;
    }

    @Override
    @Transactional(readOnly = true)
    public SignedInAccount loadUserByUsername(String typedName) {
        return AccountName.parse(typedName)
                .flatMap(name -> accounts.findByName(name.value()))
                .map(Account::forSignIn)
                .orElseThrow(() -> UsernameNotFoundException.fromUsername(typedName));
    }
}
