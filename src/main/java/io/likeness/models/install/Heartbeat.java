package io.likeness.models.install;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Beats for a thread that waits for the hub or for a worker, and interrupts it there when it must not go on. */
final class Heartbeat implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final Thread waiting = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);
    private final InstallationProgress progress;

    Heartbeat(InstallationProgress progress) {
        this.progress = progress;
        Thread.ofVirtual().name("installation-heartbeat").start(this::beat);
    }

    private void beat() {
        try {
            do {
                tryToBeat();
            } while (!over.await(1, TimeUnit.SECONDS));
        } catch (Stopped | ShutdownInterruption putDown) {
            interrupt();
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }

    /** A database that fails for a moment is asked again: a heart that stopped would give the work to another studio. */
    private void tryToBeat() {
        try {
            progress.beat();
        } catch (Stopped | ShutdownInterruption putDown) {
            throw putDown;
        } catch (RuntimeException passing) {
            LOG.warn("An installation's progress could not be told; the next beat tries again", passing);
        }
    }

    /** Never after the wait is over: an interrupt must not hit the database. */
    private synchronized void interrupt() {
        if (over.getCount() > 0) {
            waiting.interrupt();
        }
    }

    @Override
    public synchronized void close() {
        over.countDown();
    }
}
