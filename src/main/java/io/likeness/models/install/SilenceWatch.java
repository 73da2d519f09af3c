package io.likeness.models.install;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Closes a stream that has been silent for too long, because Java's HTTP client waits for ever for the next byte. */
final class SilenceWatch implements AutoCloseable {

    private final InputStream watched;
    private final Duration longest;
    private final Thread thread;
    private volatile long heard = System.nanoTime();

    SilenceWatch(InputStream watched, Duration longest) {
        this.watched = watched;
        this.longest = longest;
        this.thread = Thread.ofVirtual().name("silence-watch").start(this::watch);
    }

    /** Something arrived. */
    void heard() {
        heard = System.nanoTime();
    }

    private void watch() {
        try {
            while (Duration.ofNanos(System.nanoTime() - heard).compareTo(longest) < 0) {
                Thread.sleep(longest.dividedBy(4));
            }
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
