package io.likeness.common;

import java.util.function.Supplier;

/** What was asked for does not exist, or not for whoever asks; pages answer it with status 404. */
public class NotFound extends RuntimeException {

    /**
     * @param message what was looked for, for the log; the page does not show it
     */
    public NotFound(String message) {
        super(message);
    }

    /** For {@code Optional.orElseThrow}: {@code subjects.findById(id).orElseThrow(NotFound.of("Subject", id))}. */
    public static Supplier<NotFound> of(String kind, Object id) {
        return () -> new NotFound("%s %s does not exist or belongs to someone else".formatted(kind, id));
    }
}
