package io.likeness.users;

import io.likeness.common.Identifier;
import java.util.Optional;
import java.util.UUID;

/** Id of an account. */
public record AccountId(UUID value) implements Identifier {

    /** A new, unused id. */
    public static AccountId random() {
        return new AccountId(UUID.randomUUID());
    }

    /** Reads an id from text; empty when the text is none. */
    public static Optional<AccountId> parse(String text) {
        return Identifier.parse(text, AccountId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
