package io.likeness.tasks;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
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
 * @param adapters what draws beside the weights; empty without
 */
public record GenerationSettings(
        String negativePrompt,
        int steps,
        double guidance,
        int width,
        int height,
        @Nullable String noiseScheduler,
        long seed,
        @Nullable Variation variation,
        List<AdapterUse> adapters) {

    /** Tasks that were submitted before members had adapters do not say, and mean none. */
    public GenerationSettings {
        adapters = List.copyOf(requireNonNullElse(adapters, List.of()));
    }

    /** Begins with noise alone and draws without adapters. */
    public GenerationSettings(
            String negativePrompt,
            int steps,
            double guidance,
            int width,
            int height,
            @Nullable String noiseScheduler,
            long seed) {
        this(negativePrompt, steps, guidance, width, height, noiseScheduler, seed, null, List.of());
    }

    /** The same settings with another seed. */
    public GenerationSettings withSeed(long other) {
        return new GenerationSettings(
                negativePrompt, steps, guidance, width, height, noiseScheduler, other, variation, adapters);
    }

    /** The same settings from a picture, or from noise alone. */
    public GenerationSettings withVariation(@Nullable Variation other) {
        return new GenerationSettings(
                negativePrompt, steps, guidance, width, height, noiseScheduler, seed, other, adapters);
    }

    /** The same settings with these adapters. */
    public GenerationSettings withAdapters(List<AdapterUse> others) {
        return new GenerationSettings(
                negativePrompt, steps, guidance, width, height, noiseScheduler, seed, variation, others);
    }
}
