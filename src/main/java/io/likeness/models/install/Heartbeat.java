package io.likeness.models.install;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Beats for a thread that waits for the hub, and interrupts it there when it must not go on. */
final class Heartbeat implements AutoCloseable {

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
                progress.beat();
            } while (!over.await(1, TimeUnit.SECONDS));
        } catch (Stopped | Leaving putDown) {
            interrupt();
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
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
