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
 * @param noiseScheduler ddim, pndm or dpm++2m; null takes the model's own
 * @param seed of the first picture
 */
public record GenerationSettings(
        String negativePrompt,
        int steps,
        double guidance,
        int width,
        int height,
        @Nullable String noiseScheduler,
        long seed) {

    /** The same settings with another seed. */
    public GenerationSettings withSeed(long other) {
        return new GenerationSettings(negativePrompt, steps, guidance, width, height, noiseScheduler, other);
    }
}
