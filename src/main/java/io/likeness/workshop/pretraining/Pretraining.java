package io.likeness.workshop.pretraining;

import io.likeness.engine.EngineListener;

/** A training that begins in a folder, or goes on from its last checkpoint there, and that may be stopped at any moment. */
public interface Pretraining extends AutoCloseable {

    /** Trains to the last step, or until the listener asks to stop; either way it ends with a checkpoint. */
    void run(EngineListener listener);

    @Override
    void close();
}
