package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;

/** What keeps predicted images in the range that images have: networks of pixels use it, latent diffusion hardly ever does. */
public sealed interface Clipping {

    /** Leaves images as they are. */
    Clipping NONE = new None();

    /** The image (B, C, H, W) in range. */
    NDArray clip(Scope s, NDArray image);

    /**
     * What a config asks for: thresholding goes before clip_sample, as in diffusers.
     *
     * @param ownConfig whether the scheduler's own class wrote the config: then a missing clip_sample means diffusers' default, true.
     *     A config of another class that never heard of clip_sample must not clip latents, which have no such bound.
     */
    static Clipping of(SchedulerConfig config, boolean ownConfig) {
        if (config.flag("thresholding", false)) {
            return thresholding(config);
        }
        return config.flag("clip_sample", ownConfig)
                ? new Range(config.number("clip_sample_range", 1, 0, Double.MAX_VALUE))
                : NONE;
    }

    /** The same for a class that knows thresholding only. */
    static Clipping thresholding(SchedulerConfig config) {
        return config.flag("thresholding", false)
                ? new Threshold(
                        config.number("dynamic_thresholding_ratio", 0.995, 0, 1),
                        config.number("sample_max_value", 1, 1, Double.MAX_VALUE))
                : NONE;
    }

    /** No clipping. */
    record None() implements Clipping {
        @Override
        public NDArray clip(Scope s, NDArray image) {
            return image;
        }
    }

    /** Nothing above an absolute value (diffusers' clip_sample). */
    record Range(double most) implements Clipping {
        @Override
        public NDArray clip(Scope s, NDArray image) {
            return Kernels.clamp(s, image, -most, most);
        }
    }

    /**
     * Dynamic thresholding (arXiv 2205.11487, section 2.3): each image is cut off at a quantile of its absolute values, which is then
     * brought to 1. With most = 1 it is static: cut off at 1.
     *
     * @param ratio the quantile
     * @param most the largest value at which to cut; the least is 1
     */
    record Threshold(double ratio, double most) implements Clipping {
        @Override
        public NDArray clip(Scope s, NDArray image) {
            return Kernels.threshold(s, image, ratio, most);
        }
    }
}
