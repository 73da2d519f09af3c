package io.likeness.engine.tensor;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for work on another thread, and lets its failure through as it was thrown there. */
public final class Await {

    private Await() {}

    /**
     * What the work made.
     *
     * @param doing what is waited for, for the message of an interruption
     * @throws IllegalStateException if this thread is interrupted, or the work failed with a checked exception
     */
    public static <T> T result(Future<T> work, String doing) {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted: " + doing, e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(doing, e.getCause());
            }
        }
    }
}
