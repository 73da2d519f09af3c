package io.likeness.users;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** The person behind a session, as Spring Security holds it. */
final class SignedInAccount implements UserDetails, CredentialsContainer {

    private static final long serialVersionUID = 1L;

    private final AccountId id;
    private final String name;
    private final Role role;
    private final boolean disabled;
    private final long sessionSeries;
    private @Nullable String passwordHash;

    SignedInAccount(
            AccountId id, String name, Role role, boolean disabled, long sessionSeries, @Nullable String passwordHash) {
        this.id = id;
        this.name = name;
        this.role = role;
        this.disabled = disabled;
        this.sessionSeries = sessionSeries;
        this.passwordHash = passwordHash;
    }

    AccountId id() {
        return id;
    }

    String name() {
        return name;
    }

    Role role() {
        return role;
    }

    /** Which series of sessions this one belongs to; see {@link Account#endSessions}. */
    long sessionSeries() {
        return sessionSeries;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + role.name()));
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return name;
    }

    @Override
    public boolean isEnabled() {
        return !disabled;
    }

    /** The hash is needed to sign in and not afterwards: it stays out of the session. */
    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedInAccount account && account.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
