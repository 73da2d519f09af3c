package io.likeness.galleries;

import io.likeness.common.Identifier;
import java.util.Optional;
import java.util.UUID;

/** Id of a picture. */
public record PictureId(UUID value) implements Identifier {

    /** A new, unused id. */
    public static PictureId random() {
        return new PictureId(UUID.randomUUID());
    }

    /** Reads an id from text; empty when the text is none. */
    public static Optional<PictureId> parse(String text) {
        return Identifier.parse(text, PictureId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
