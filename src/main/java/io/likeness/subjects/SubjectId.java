package io.likeness.subjects;

import io.likeness.common.Identifier;
import java.util.Optional;
import java.util.UUID;

/** Id of a subject. */
public record SubjectId(UUID value) implements Identifier {

    /** A new, unused id. */
    public static SubjectId random() {
        return new SubjectId(UUID.randomUUID());
    }

    /** Reads an id from text; empty when the text is none. */
    public static Optional<SubjectId> parse(String text) {
        return Identifier.parse(text, SubjectId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
