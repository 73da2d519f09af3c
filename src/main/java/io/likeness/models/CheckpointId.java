package io.likeness.models;

import io.likeness.common.Identifier;
import java.util.Optional;
import java.util.UUID;

/** Id of a checkpoint. */
public record CheckpointId(UUID value) implements Identifier {

    /** A new, unused id. */
    public static CheckpointId random() {
        return new CheckpointId(UUID.randomUUID());
    }

    /** Reads an id from text; empty when the text is none. */
    public static Optional<CheckpointId> parse(String text) {
        return Identifier.parse(text, CheckpointId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
