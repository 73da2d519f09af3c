package io.likeness.tasks;

import static java.util.Objects.requireNonNullElse;

import io.likeness.engine.Precision;
import io.likeness.engine.TrainingMethod;
import io.likeness.engine.TrainingMethod.FullFineTuning;

/**
 * How to train.
 *
 * @param preset the name of the preset that these numbers came from
 * @param method what learns: the whole model, or an adapter beside it
 * @param steps optimizer steps
 * @param learningRate AdamW's rate
 * @param trainTextEncoder whether the text encoder learns too
 * @param classImages class images for prior preservation; 0 trains without it
 * @param priorWeight lambda, the weight of the class images' loss
 * @param batchSize photos a step
 * @param gradientAccumulation batches summed before each step
 * @param checkpointEvery steps between checkpoints
 * @param sampleEvery steps between sample images; 0 makes none
 * @param seed drives data order, noise and timesteps
 * @param precision the number format of the computation
 */
public record FineTuningSettings(
        String preset,
        TrainingMethod method,
        int steps,
        double learningRate,
        boolean trainTextEncoder,
        int classImages,
        double priorWeight,
        int batchSize,
        int gradientAccumulation,
        int checkpointEvery,
        int sampleEvery,
        long seed,
        Precision precision) {

    /** Tasks that were submitted before there were adapters do not say, and mean the whole model. */
    public FineTuningSettings {
        method = requireNonNullElse(method, new FullFineTuning());
    }
}
