package io.likeness.workshop.bench;

import java.time.Duration;

/** Guesses how long work of equal pieces still takes; pieces that an earlier run did count for nothing. */
final class TimeLeft {

    private final int pieces;
    private long spent;
    private int worked;
    private int done;

    TimeLeft(int pieces) {
        this.pieces = pieces;
    }

    /** A piece is done; it took so many nanoseconds if it was done now. */
    void add(boolean now, long nanoseconds) {
        done++;
        if (now) {
            worked++;
            spent += nanoseconds;
        }
    }

    int done() {
        return done;
    }

    /** Such as "12 min left"; empty before the first piece was done, and after the last. */
    String words() {
        if (worked == 0 || done == pieces) {
            return "";
        }
        long minutes = Duration.ofNanos(spent / worked * (pieces - done))
                .plusSeconds(30)
                .toMinutes();
        return ", about %d min left".formatted(Math.max(1, minutes));
    }
}
