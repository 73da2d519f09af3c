package io.likeness.tasks.worker;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The average seconds between beats; beats that are heard in bunches still average right. */
final class Stopwatch {

    private @Nullable Instant first;
    private Instant last = Instant.EPOCH;
    private int beats;

    /** A piece of work ended now. */
    void beat(Instant now) {
        if (first == null) {
            first = now;
        } else if (now.isAfter(first)) { // the rest of the first bunch tells nothing about time
            beats++;
        }
        last = now;
    }

    /** Seconds a piece, NaN before anything was measured. */
    double average() {
        return first == null || beats == 0
                ? Double.NaN
                : Duration.between(first, last).toNanos() / 1e9 / beats;
    }

    void reset() {
        first = null;
        beats = 0;
    }
}
