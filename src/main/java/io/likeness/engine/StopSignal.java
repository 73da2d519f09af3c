package io.likeness.engine;

import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/** Turns SIGTERM and Ctrl-C into a request that the work ends at a checkpoint, and keeps the process alive until it did. */
public final class StopSignal implements BooleanSupplier, AutoCloseable {

    private final CountDownLatch never = new CountDownLatch(1);
    private final Thread hook = new Thread(this::holdTheProcess, "stop-signal");
    private volatile boolean requested;

    private StopSignal() {}

    /** Listens from now on until it is closed; after a signal came, the process must end with {@link #exit}. */
    public static StopSignal install() {
        var signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
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

    /** Lets the next signal end the process as usual. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            requested = true; // it came just now: the hook holds the process until exit
        }
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
