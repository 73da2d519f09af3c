package io.likeness.models;

import io.likeness.common.Identifier;
import java.util.Optional;
import java.util.UUID;

/** Id of a base model. */
public record BaseModelId(UUID value) implements Identifier {

    /** A new, unused id. */
    public static BaseModelId random() {
        return new BaseModelId(UUID.randomUUID());
    }

    /** Reads an id from text; empty when the text is none. */
    public static Optional<BaseModelId> parse(String text) {
        return Identifier.parse(text, BaseModelId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
