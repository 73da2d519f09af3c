package io.likeness.tasks.worker;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The average seconds of a piece of work, whether pieces are told of one by one or in bunches. */
final class Stopwatch {

    private @Nullable Instant first;
    private Instant last = Instant.EPOCH;
    private long before;
    private long done;

    /** One more piece of work ended now. */
    void beat(Instant now) {
        reached(now, done + 1);
    }

    /** So many pieces are done now. */
    void reached(Instant now, long pieces) {
        if (first == null) {
            first = now;
        }
        if (!now.isAfter(first)) { // the first bunch tells nothing about time
            before = pieces;
        }
        done = pieces;
        last = now;
    }

    /** Seconds a piece, NaN before anything was measured. */
    double average() {
        return first == null || done <= before
                ? Double.NaN
                : Duration.between(first, last).toNanos() / 1e9 / (done - before);
    }

    void reset() {
        first = null;
        before = 0;
        done = 0;
    }
}
