package io.likeness.models.install;

import io.likeness.common.Identifier;
import java.util.Optional;
import java.util.UUID;

/** Id of an installation, and of the base model that it becomes. */
public record InstallationId(UUID value) implements Identifier {

    /** A new, unused id. */
    public static InstallationId random() {
        return new InstallationId(UUID.randomUUID());
    }

    /** Reads an id from text; empty when the text is none. */
    public static Optional<InstallationId> parse(String text) {
        return Identifier.parse(text, InstallationId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
