package io.likeness.engine.worker;

import io.likeness.engine.ClassificationSpec;
import io.likeness.engine.ConversionSpec;
import io.likeness.engine.EngineEvent.Failed;
import io.likeness.engine.EngineException;
import io.likeness.engine.EngineListener;
import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.GenerationSpec;
import io.likeness.engine.Precision;
import io.likeness.engine.WorkSpec;
import io.likeness.engine.checkpoint.DiskRoom;
import io.likeness.engine.conversion.Conversion;
import io.likeness.engine.evaluation.ClassNounSuggestion;
import io.likeness.engine.pipeline.PictureGeneration;
import io.likeness.engine.tensor.ComputeDevice;
import io.likeness.engine.tensor.FastPrecision;
import io.likeness.engine.training.FineTuning;
import java.nio.file.Path;

/** The door to the engine: does one piece of work and says what happens. */
public final class DiffusionEngine {

    /** The system property that names the device of a process: cpu, which it is without, cuda or cuda:N. */
    public static final String DEVICE_PROPERTY = ComputeDevice.PROPERTY;

    /** The system property that says how many bytes a process leaves free on the disk of its results; none where it is not set. */
    public static final String KEEP_FREE_PROPERTY = DiskRoom.KEEP_FREE;

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
            case ConversionSpec conversion -> Conversion.run(conversion, listener);
            case ClassificationSpec classification -> ClassNounSuggestion.run(classification, listener);
        };
    }

    /**
     * Makes sure, before any work, that this process can compute where {@link #DEVICE_PROPERTY} says.
     *
     * @throws EngineException.BadSetting if there is no such device, or this libtorch knows of none
     */
    public static void requireDevice() {
        ComputeDevice.require();
    }

    /** Whether this machine computes at a sensible speed in a number format. */
    public static boolean isFast(Precision precision) {
        return FastPrecision.isFast(precision);
    }

    /**
     * Makes sure that {@link #DEVICE_PROPERTY} names a device, for a process that starts workers and computes nothing itself.
     *
     * @throws EngineException.BadSetting if it names none
     */
    public static void requireDeviceName() {
        ComputeDevice.requireName();
    }

    /**
     * Removes the optimizer's state from the checkpoints of a complete training; their weights stay. False if there was none.
     *
     * @param out the training's out folder
     * @throws EngineException.BadFile if it cannot be removed
     */
    public static boolean dropOptimizer(Path out) {
        return FineTuning.dropOptimizer(out);
    }

    /**
     * Says why work failed and what the reader can do, in words for a person.
     *
     * @param lessMemory a sentence that names settings, where the words are read, with which the work needs less memory
     */
    public static Failed explain(Throwable failure, String lessMemory) {
        return FailureWords.of(failure, lessMemory);
    }
}
