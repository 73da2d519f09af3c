package io.likeness.engine.training;

import io.likeness.engine.EngineEvent.Preparing;
import io.likeness.engine.EngineListener;

/** Counts class images for the listener; of a batch, which is done all at once, as many as its steps are worth. */
final class DrawnCount {

    /** What the listener is told is going on. */
    static final String STAGE = "Class images";

    private final int before;
    private final int of;
    private final EngineListener listener;
    private int told;

    /**
     * @param before pictures that are there when the batch begins
     * @param of pictures that are asked for
     */
    DrawnCount(int before, int of, EngineListener listener) {
        this.before = before;
        this.of = of;
        this.listener = listener;
    }

    /** So many of the batch are done or worth it; each number is told once. */
    void tell(int worth) {
        if (worth > told) {
            told = worth;
            listener.on(new Preparing(STAGE, before + worth, of));
        }
    }

    /** The same after a denoising step; false if the listener wants to stop. */
    boolean after(int worth) {
        tell(worth);
        return !listener.stopRequested();
    }
}
