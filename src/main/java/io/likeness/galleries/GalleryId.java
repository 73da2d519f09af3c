package io.likeness.galleries;

import io.likeness.common.Identifier;
import java.util.Optional;
import java.util.UUID;

/** Id of a gallery. */
public record GalleryId(UUID value) implements Identifier {

    /** A new, unused id. */
    public static GalleryId random() {
        return new GalleryId(UUID.randomUUID());
    }

    /** Reads an id from text; empty when the text is none. */
    public static Optional<GalleryId> parse(String text) {
        return Identifier.parse(text, GalleryId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
