package io.likeness.engine.worker;

import io.likeness.engine.EngineEvent.Failed;
import io.likeness.engine.EngineException;
import io.likeness.engine.EngineException.NoRoom;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Puts a failure into words: its cause, and the next step of the one who reads it. */
final class FailureWords {

    private FailureWords() {}

    /**
     * The words.
     *
     * @param lessMemory settings, where this is read, with which the work needs less memory
     */
    static Failed of(Throwable failure, String lessMemory) {
        return switch (failure) {
            case Throwable e
            when isFullDisk(e) ->
                new Failed(
                        "The disk is full (" + sentence(e) + ").",
                        "Make room on the disk of the data folder, or ask an administrator to; then start it again."
                                + " What was finished before is kept.");
            case NoRoom e ->
                new Failed(
                        sentence(e),
                        "Make room on the disk, or ask an administrator to; then start it again. What was finished before is"
                                + " kept, and a training goes on from its last checkpoint.");
            case EngineException e -> new Failed(sentence(e), "Mend what the message names and start again.");
            case Throwable e
            when isOutOfMemory(e) ->
                new Failed(
                        "Out of memory: this work needs more than the machine had free (" + sentence(e) + ").",
                        lessMemory);
            case Throwable e ->
                new Failed(
                        sentence(e),
                        "Start it again; a training goes on from its last checkpoint. If it fails again, report the cause.");
        };
    }

    /** DJL reports libtorch's refused allocation as an exception of its own whose text names it. */
    private static boolean isOutOfMemory(Throwable failure) {
        return causes(failure).anyMatch(cause -> cause instanceof OutOfMemoryError)
                || says(failure, "out of memory", "can't allocate memory");
    }

    /** As Linux and macOS put it, and as Windows does. */
    private static boolean isFullDisk(Throwable failure) {
        return says(failure, "no space left on device", "not enough space on the disk");
    }

    private static boolean says(Throwable failure, String... words) {
        return causes(failure)
                .map(cause -> String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT))
                .anyMatch(text -> Stream.of(words).anyMatch(text::contains));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
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
