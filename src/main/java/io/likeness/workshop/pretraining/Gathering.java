package io.likeness.workshop.pretraining;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/** Lets the shards of one step see each other's numbers: each brings its own and waits until all are there. */
final class Gathering {

    private final float[][] parts;
    private final CyclicBarrier everybody;

    Gathering(int shards) {
        this.parts = new float[shards][];
        this.everybody = new CyclicBarrier(shards);
    }

    /** Brings one shard's numbers, once a step; answers those of all shards. */
    float[][] gather(int shard, float[] numbers) {
        parts[shard] = numbers;
        try {
            everybody.await();
            return parts.clone();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the other shards", e);
        } catch (BrokenBarrierException e) {
            throw new IllegalStateException("another shard of this step failed", e);
        }
    }

    /** Sends everybody home who waits for a shard that will not come. */
    void abandon() {
        everybody.reset();
    }
}
