package io.likeness.engine.worker;

import java.util.function.LongSupplier;

/**
 * The seconds that this process has worked. It beats for itself and takes no beat for longer than a process that runs can be late:
 * while the process is stopped or its machine asleep nothing is counted, and no wall clock is asked.
 */
final class WorkedTime implements AutoCloseable {

    private static final long BEAT_MILLISECONDS = 500;

    /** A busy machine keeps a process waiting for a moment; one that waits for longer does not run. */
    private static final long LONGEST_BEAT = 3_000_000_000L;

    private final LongSupplier nanoseconds;
    private final Thread heart =
            Thread.ofPlatform().daemon().name("worked-time").unstarted(this::beat);
    private long last;
    private long counted;

    WorkedTime(LongSupplier nanoseconds) {
        this.nanoseconds = nanoseconds;
        this.last = nanoseconds.getAsLong();
    }

    /** Counts from now on. */
    static WorkedTime start() {
        WorkedTime time = new WorkedTime(System::nanoTime);
        time.heart.start();
        return time;
    }

    /** What has been counted until now. */
    synchronized double seconds() {
        long now = nanoseconds.getAsLong();
        counted += Math.clamp(now - last, 0, LONGEST_BEAT);
        last = now;
        return counted / 1e9;
    }

    private void beat() {
        try {
            while (true) {
                Thread.sleep(BEAT_MILLISECONDS);
                seconds();
            }
        } catch (InterruptedException closed) {
            return;
        }
    }

    @Override
    public void close() {
        heart.interrupt();
    }
}
