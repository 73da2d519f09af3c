package io.likeness.subjects;

import io.likeness.common.Identifier;
import java.util.Optional;
import java.util.UUID;

/** Id of a photo. */
public record PhotoId(UUID value) implements Identifier {

    /** A new, unused id. */
    public static PhotoId random() {
        return new PhotoId(UUID.randomUUID());
    }

    /** Reads an id from text; empty when the text is none. */
    public static Optional<PhotoId> parse(String text) {
        return Identifier.parse(text, PhotoId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
