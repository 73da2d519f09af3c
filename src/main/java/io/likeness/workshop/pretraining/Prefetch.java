package io.likeness.workshop.pretraining;

import io.likeness.engine.tensor.Await;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Prepares on other threads what coming steps need, so that neither a graphics card nor other cores wait for it: pictures are drawn, captions
 * written and noise drawn while a step runs. What a step gets depends on its number alone, so nothing changes but the time.
 */
final class Prefetch<T> implements AutoCloseable {

    /** What a step needs may be megabytes, and twice as many steps are prepared. */
    private static final int MOST_THREADS = 16;

    private final IntFunction<T> work;
    private final int depth;
    private final ExecutorService threads;
    private final Deque<Future<T>> coming = new ArrayDeque<>();
    private int next;

    /**
     * Begins nothing yet.
     *
     * @param first the first step that will be taken
     * @param work what a step needs; it is called on several threads at once
     */
    Prefetch(int first, IntFunction<T> work) {
        int cores = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        this.work = work;
        this.depth = 2 * cores;
        this.next = first;
        this.threads = Executors.newFixedThreadPool(
                cores, Thread.ofPlatform().daemon().name("ahead-", 0).factory());
    }

    /** How many steps beyond the one that is taken are prepared already. */
    int depth() {
        return depth;
    }

    /** What the next step needs; steps are taken in order, one by one. */
    T take() {
        while (coming.size() <= depth) {
            int step = next++;
            coming.add(threads.submit(() -> work.apply(step)));
        }
        return Await.result(coming.remove(), "preparing a step");
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
