package io.likeness.models.hub;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Closes a stream that has been silent for too long, because Java's HTTP client waits for ever for the next byte. */
public final class SilenceWatch implements AutoCloseable {

    private final InputStream watched;
    private final Duration longest;
    private final Thread thread;
    private volatile boolean gaveUp;
    private volatile long heard = System.nanoTime();

    /** Watches from now on. */
    public SilenceWatch(InputStream watched, Duration longest) {
        this.watched = watched;
        this.longest = longest;
        this.thread = Thread.ofVirtual().name("silence-watch").start(this::watch);
    }

    /** Something arrived. */
    public void heard() {
        heard = System.nanoTime();
    }

    /** Whether the stream was closed for its silence. */
    boolean gaveUp() {
        return gaveUp;
    }

    private void watch() {
        try {
            while (Duration.ofNanos(System.nanoTime() - heard).compareTo(longest) < 0) {
                Thread.sleep(longest.dividedBy(4));
            }
            gaveUp = true;
            watched.close();
        } catch (InterruptedException | IOException over) {
            return;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
