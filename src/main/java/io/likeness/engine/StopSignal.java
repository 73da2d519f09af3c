package io.likeness.engine;

import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/** Turns SIGTERM and Ctrl-C into a request that the work ends at a checkpoint, and keeps the process alive until it did. */
public final class StopSignal implements BooleanSupplier {

    private final CountDownLatch never = new CountDownLatch(1);
    private volatile boolean requested;

    private StopSignal() {}

    /** Listens from now on; the process must end with {@link #exit}. */
    public static StopSignal install() {
        var signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::holdTheProcess, "stop-signal"));
        return signal;
    }

    /**
     * Ends the process with our exit code. System.exit would wait for the shutdown hook, which waits for this very call, and
     * a signal's own exit code would hide ours.
     */
    public static void exit(int code) {
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }

    /** Whether the signal came. */
    @Override
    public boolean getAsBoolean() {
        return requested;
    }

    private void holdTheProcess() {
        requested = true;
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
