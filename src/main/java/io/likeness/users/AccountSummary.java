package io.likeness.users;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What others may know of an account.
 *
 * @param name the name the person signs in with, in lower case; unique
 * @param disabled whether nobody can sign in to it, as it was disabled or deleted
 * @param lastSignedInAt when the person last signed in; null before the first time
 * @param deletedAt since when it waits to go for good; null for most
 */
public record AccountSummary(
        AccountId id,
        String name,
        Role role,
        boolean disabled,
        Instant createdAt,
        @Nullable Instant lastSignedInAt,
        @Nullable Instant deletedAt) {

    /** Whether the account manages the server. */
    public boolean isAdministrator() {
        return role == Role.ADMINISTRATOR;
    }
}
