package io.likeness.galleries;

import io.likeness.users.AccountId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account that may see a gallery of another. */
@Embeddable
class Member {

    /** What a member may do. */
    enum Role {
        /** Look, and nothing else. */
        VIEWER
    }

    @Column(name = "account_id")
    private UUID accountId;

    @Enumerated(EnumType.STRING)
    @SuppressWarnings("unused") // There is one role so far.
    private Role role;

    private Instant since;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Member() {}

    Member(AccountId account, Instant since) {
        this.accountId = account.value();
        this.role = Role.VIEWER;
        this.since = since;
    }

    AccountId account() {
        return new AccountId(accountId);
    }

    Instant since() {
        return since;
    }

    boolean isAccount(AccountId account) {
        return accountId.equals(account.value());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Member member && member.accountId.equals(accountId);
    }

    @Override
    public int hashCode() {
        return accountId.hashCode();
    }
}
