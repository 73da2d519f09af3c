package io.likeness.common;

import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** An id of one kind of thing; implementations are records, so ids of different kinds never mix. */
public interface Identifier extends Serializable {

    /** The id itself, as stored in the database. */
    UUID value();

    /**
     * Reads an id from text, for example from a URL.
     *
     * @return empty when the text is not a UUID in its usual 36-character form
     */
    static <T extends Identifier> Optional<T> parse(String text, Function<UUID, T> constructor) {
        try {
            UUID value = UUID.fromString(text);
            // UUID.fromString also takes short forms such as 1-1-1-1-1; a thing has one address only.
            return value.toString().equalsIgnoreCase(text) ? Optional.of(constructor.apply(value)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
