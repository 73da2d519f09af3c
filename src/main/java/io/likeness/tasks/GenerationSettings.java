package io.likeness.tasks;

import org.jspecify.annotations.Nullable;

/**
 * How to draw.
 *
 * @param negativePrompt what to steer away from; may be empty
 * @param steps denoising steps
 * @param guidance classifier-free guidance scale; 1 switches it off
 * @param width pixels; 0 takes the model's own size
 * @param height pixels; 0 takes the model's own size
 * @param noiseScheduler key of a {@link io.likeness.engine.NoiseSchedulerName}; null takes the model's own
 * @param seed of the first picture
 * @param variation what the pictures begin with; null begins with noise alone
 */
public record GenerationSettings(
        String negativePrompt,
        int steps,
        double guidance,
        int width,
        int height,
        @Nullable String noiseScheduler,
        long seed,
        @Nullable Variation variation) {

    /** Begins with noise alone. */
    public GenerationSettings(
            String negativePrompt,
            int steps,
            double guidance,
            int width,
            int height,
            @Nullable String noiseScheduler,
            long seed) {
        this(negativePrompt, steps, guidance, width, height, noiseScheduler, seed, null);
    }

    /** The same settings with another seed. */
    public GenerationSettings withSeed(long other) {
        return new GenerationSettings(negativePrompt, steps, guidance, width, height, noiseScheduler, other, variation);
    }

    /** The same settings from a picture, or from noise alone. */
    public GenerationSettings withVariation(@Nullable Variation other) {
        return new GenerationSettings(negativePrompt, steps, guidance, width, height, noiseScheduler, seed, other);
    }
}
