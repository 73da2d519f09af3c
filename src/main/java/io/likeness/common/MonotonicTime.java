package io.likeness.common;

import java.time.Duration;

/**
 * Measures how long things take. Wall clocks say when something was; they jump (NTP, a suspended machine, a person), so no duration is
 * ever the difference of two of their readings.
 */
@FunctionalInterface
public interface MonotonicTime {

    /** Nanoseconds since some moment that is the same for the whole process; they never go back. */
    long nanoseconds();

    /** How long ago that was. */
    default Duration since(long nanoseconds) {
        return Duration.ofNanos(nanoseconds() - nanoseconds);
    }
}
