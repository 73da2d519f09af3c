package io.likeness.tasks.export;

/** A file could not be written: the message is why, and {@link #next} what to do about it, both for the person who asked. */
final class ConversionFailed extends Exception {

    private final String next;

    ConversionFailed(String cause, String next) {
        super(cause);
        this.next = next;
    }

    String cause() {
        return String.valueOf(getMessage());
    }

    String next() {
        return next;
    }
}
