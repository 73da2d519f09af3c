package io.likeness.engine;

import io.likeness.engine.EngineEvent.Failed;
import java.util.Locale;

/** Puts a failure into words: its cause, and the next step of the one who reads it. */
final class FailureWords {

    private FailureWords() {}

    static Failed of(Throwable failure) {
        return switch (failure) {
            case EngineException e -> new Failed(sentence(e), "Mend what the message names and start again.");
            case Throwable e
            when isOutOfMemory(e) ->
                new Failed(
                        "Out of memory: this work needs more than the machine had free (" + sentence(e) + ").",
                        "Use bf16, a smaller batch or smaller pictures, or run fewer tasks at once.");
            case Throwable e ->
                new Failed(
                        sentence(e),
                        "Start it again; a training goes on from its last checkpoint. If it fails again, report the cause.");
        };
    }

    /** DJL reports libtorch's refused allocation as an exception of its own whose text names it. */
    private static boolean isOutOfMemory(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (cause instanceof OutOfMemoryError
                    || text.contains("out of memory")
                    || text.contains("can't allocate memory")) {
                return true;
            }
        }
        return false;
    }

    /** Our own message on one line, or the first line of another's: libtorch appends a C++ stack trace to its own. */
    private static String sentence(Throwable failure) {
        String message = String.valueOf(failure.getMessage()).strip();
        return failure instanceof EngineException
                ? message.replaceAll("\\s*\\R\\s*", " ")
                : failure.getClass().getSimpleName() + ": "
                        + message.lines().findFirst().orElse("");
    }
}
