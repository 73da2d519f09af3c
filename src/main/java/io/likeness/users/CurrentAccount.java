package io.likeness.users;

import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who is asking: the account of this request. Work outside a request gets an {@link AccountId} handed in instead. */
@Component
public class CurrentAccount {

    /** The account's id. */
    public AccountId id() {
        return signedIn().id();
    }

    /** The name the person signed in with. */
    public String name() {
        return signedIn().name();
    }

    /** Whether the person manages the server. */
    public boolean isAdministrator() {
        return signedIn().role() == Role.ADMINISTRATOR;
    }

    private static SignedInAccount signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedInAccount account) {
            return account;
        }
        throw new AuthenticationCredentialsNotFoundException(
                "Nobody is signed in here. Work outside a request must be given the account's id.");
    }
}
