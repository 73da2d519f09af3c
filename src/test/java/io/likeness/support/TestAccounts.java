package io.likeness.support;

import io.likeness.users.AccountAdministration;
import io.likeness.users.AccountCreation.Created;
import io.likeness.users.AccountSummary;
import io.likeness.users.Role;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;

/** Makes accounts for tests and signs them in. */
@TestComponent
public class TestAccounts {

    private final AccountAdministration administration;
    private final UserDetailsService users;

    TestAccounts(AccountAdministration administration, UserDetailsService users) {
        this.administration = administration;
        this.users = users;
    }

    /** A new member with a name of its own. */
    public AccountSummary member() {
        return create(Role.MEMBER).account();
    }

    /** A new administrator with a name of its own. */
    public AccountSummary administrator() {
        return create(Role.ADMINISTRATOR).account();
    }

    /** A new account together with its password. */
    public Created create(Role role) {
        String name = "t" + UUID.randomUUID().toString().substring(0, 12);
        return as("admin", () -> (Created) administration.create(name, role));
    }

    /** From here on this thread asks for the account; {@link #signOut} ends it. */
    public void signIn(AccountSummary account) {
        SecurityContextHolder.setContext(context(account.name()));
    }

    /** From here on nobody is signed in on this thread. */
    public void signOut() {
        SecurityContextHolder.clearContext();
    }

    /** Does something as the first administrator. */
    public <T> T asAdministrator(Supplier<T> action) {
        return as("admin", action);
    }

    private <T> T as(String name, Supplier<T> action) {
        SecurityContext before = SecurityContextHolder.getContext();
        try {
            SecurityContextHolder.setContext(context(name));
            return action.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    private SecurityContext context(String name) {
        UserDetails user = users.loadUserByUsername(name);
        return new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
    }
}
