package io.likeness.models.adapter;

import io.likeness.common.Identifier;
import java.util.Optional;
import java.util.UUID;

/** Id of an adapter. */
public record AdapterId(UUID value) implements Identifier {

    /** A new, unused id. */
    public static AdapterId random() {
        return new AdapterId(UUID.randomUUID());
    }

    /** Reads an id from text; empty when the text is none. */
    public static Optional<AdapterId> parse(String text) {
        return Identifier.parse(text, AdapterId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
