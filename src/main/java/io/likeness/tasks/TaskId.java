package io.likeness.tasks;

import io.likeness.common.Identifier;
import java.util.Optional;
import java.util.UUID;

/** Id of a task. */
public record TaskId(UUID value) implements Identifier {

    /** A new, unused id. */
    public static TaskId random() {
        return new TaskId(UUID.randomUUID());
    }

    /** Reads an id from text; empty when the text is none. */
    public static Optional<TaskId> parse(String text) {
        return Identifier.parse(text, TaskId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
