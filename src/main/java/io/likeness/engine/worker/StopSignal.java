package io.likeness.engine.worker;

import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

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
     * Runs a program and ends the process with its code, or with 1 if it throws. An exception that left main would start the
     * shutdown hook after a program that no longer calls {@link #exit}: the process would stay for ever.
     */
    public static void exitAfter(IntSupplier program) {
        int code = 1;
        try {
            code = program.getAsInt();
        } catch (Throwable e) { // whatever it was, the process ends
            e.printStackTrace();
        }
        exit(code);
    }

    /**
     * Ends the process with our exit code. The calling thread is the one that computes: libtorch's destructors, which halting
     * runs, crash under a thread that still is inside of it. System.exit would wait for the shutdown hook, which waits for this very call, and
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
