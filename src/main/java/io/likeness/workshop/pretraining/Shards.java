package io.likeness.workshop.pretraining;

import io.likeness.engine.tensor.Await;
import io.likeness.engine.tensor.MathThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * Runs the parts of a batch side by side: Java threads with one math thread each, whose gradients meet at the shared leaves.
 *
 * <p>libtorch's own threads wait for each other at the end of every operation, which collapses when another process wants a
 * core; these wait once a step. With two of them the sum of gradients does not depend on who is first.
 */
final class Shards implements AutoCloseable {

    private final int count;
    private final ExecutorService threads;

    /** One part of the work; answers its mean loss. */
    @FunctionalInterface
    interface Part {
        double run(int shard);
    }

    Shards(int count) {
        this.count = count;
        this.threads = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().daemon().name("shard-", 0).factory());
        each(_ -> MathThreads.use(1));
        MathThreads.use(1);
    }

    int count() {
        return count;
    }

    /** Runs every part and waits for all of them; answers the mean of their losses. */
    double average(Part part) {
        return all(part::run).stream().mapToDouble(Double::doubleValue).sum() / count;
    }

    /** Runs every part and waits for all of them. */
    void each(IntConsumer part) {
        all(shard -> {
            part.accept(shard);
            return shard;
        });
    }

    /** Runs every part and waits for all of them; answers what they made, in the order of the shards. */
    <T> List<T> all(IntFunction<T> part) {
        List<Callable<T>> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int shard = i;
            parts.add(() -> part.apply(shard));
        }
        return done(parts).stream()
                .map(one -> Await.result(one, "a part of a step"))
                .toList();
    }

    /** Waits for the failed ones too: their neighbours still compute with what the caller will close. */
    private <T> List<Future<T>> done(List<Callable<T>> parts) {
        try {
            return threads.invokeAll(parts);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted: a step", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
