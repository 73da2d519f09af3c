package io.likeness.engine;

import io.likeness.engine.EngineEvent.Failed;

/** The door to the engine: does one piece of work and says what happens. */
public final class DiffusionEngine {

    private DiffusionEngine() {}

    /**
     * Does the work in the calling thread; returns true if it is complete, false if the listener stopped it at a checkpoint.
     *
     * @throws EngineException if a file or setting is not what it should be
     */
    public static boolean run(WorkSpec spec, EngineListener listener) {
        throw new EngineException.BadSetting("this engine cannot run " + spec + " for " + listener + " yet");
    }

    /** Says why work failed and what the reader can do, in words for a person. */
    public static Failed explain(Throwable failure) {
        return FailureWords.of(failure);
    }
}
