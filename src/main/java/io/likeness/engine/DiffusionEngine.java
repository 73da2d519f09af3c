package io.likeness.engine;

import io.likeness.engine.EngineEvent.Failed;
import io.likeness.engine.pipeline.PictureGeneration;
import io.likeness.engine.training.FineTuning;

/** The door to the engine: does one piece of work and says what happens. */
public final class DiffusionEngine {

    private DiffusionEngine() {}

    /**
     * Does the work in the calling thread; returns true if it is complete, false if the listener stopped it at a checkpoint.
     *
     * @throws EngineException if a file or setting is not what it should be
     */
    public static boolean run(WorkSpec spec, EngineListener listener) {
        return switch (spec) {
            case FineTuningSpec fineTuning -> FineTuning.run(fineTuning, listener);
            case GenerationSpec generation -> PictureGeneration.run(generation, listener);
        };
    }

    /** Says why work failed and what the reader can do, in words for a person. */
    public static Failed explain(Throwable failure) {
        return FailureWords.of(failure);
    }
}
