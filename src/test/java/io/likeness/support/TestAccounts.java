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
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;

/** Makes accounts for tests and signs them in. */
@TestComponent
public class TestAccounts {

    private final AccountAdministration administration;
    private final UserDetailsService users;

    private final SecurityContextHolderStrategy strategy;

    TestAccounts(
            AccountAdministration administration, UserDetailsService users, SecurityContextHolderStrategy strategy) {
        this.administration = administration;
        this.users = users;
        this.strategy = strategy;
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
        use(context(account.name()));
    }

    /** From here on nobody is signed in on this thread. */
    public void signOut() {
        strategy.clearContext();
    }

    /** Does something as the first administrator. */
    public <T> T asAdministrator(Supplier<T> action) {
        return as("admin", action);
    }

    private <T> T as(String name, Supplier<T> action) {
        SecurityContext before = strategy.getContext();
        try {
            use(context(name));
            return action.get();
        } finally {
            use(before);
        }
    }

    /** Spring keeps the strategy in a static field too, where the studio of another test may have put its own. */
    private void use(SecurityContext context) {
        SecurityContextHolder.setContextHolderStrategy(strategy);
        SecurityContextHolder.setContext(context);
    }

    private SecurityContext context(String name) {
        UserDetails user = users.loadUserByUsername(name);
        return new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
    }
}
