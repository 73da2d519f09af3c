package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;

/** Clipping of predicted images (diffusers' clip_sample), which networks of pixels use and latent diffusion does not. */
final class Clipping {

    private Clipping() {}

    /**
     * The largest absolute value of a predicted image; infinite does not clip.
     *
     * @param ownConfig whether the scheduler's own class wrote the config: then a missing clip_sample means diffusers' default, true.
     *     A config of another class that never heard of clip_sample must not clip latents, which have no such bound.
     */
    static double of(SchedulerConfig config, boolean ownConfig) {
        return config.flag("clip_sample", ownConfig)
                ? config.number("clip_sample_range", 1, 0, Double.MAX_VALUE)
                : Double.POSITIVE_INFINITY;
    }

    static NDArray clip(Scope s, NDArray image, double most) {
        return Double.isInfinite(most) ? image : Kernels.clamp(s, image, -most, most);
    }
}
