package io.likeness.tasks;

import io.likeness.engine.Precision;

/**
 * How to train.
 *
 * @param preset the name of the preset that these numbers came from
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
        Precision precision) {}
