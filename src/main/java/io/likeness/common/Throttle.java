package io.likeness.common;

import java.time.Duration;

/** Lets something happen at most once in a while, whatever the machine's clock does; the first time at once. */
public final class Throttle {

    private final MonotonicTime time;
    private final Duration every;
    private boolean used;
    private long last;

    public Throttle(MonotonicTime time, Duration every) {
        this.time = time;
        this.every = every;
    }

    /** Whether it is time again; true begins the next while. */
    public synchronized boolean isDue() {
        if (used && time.since(last).compareTo(every) < 0) {
            return false;
        }
        used = true;
        last = time.nanoseconds();
        return true;
    }
}
