package io.likeness.engine.vae;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;

/**
 * The normal distribution of a picture's latents, element by element, not scaled.
 *
 * @param mean (B, C, H, W)
 * @param logvar logarithm of the variance, within [-30, 20], same shape
 */
public record LatentDistribution(NDArray mean, NDArray logvar) {

    private static final double LOWEST = -30;
    private static final double HIGHEST = 20;

    static LatentDistribution of(Scope s, NDArray moments) {
        long channels = moments.getShape().get(1) / 2;
        NDArray mean = Kernels.narrow(s, moments, 1, 0, channels);
        NDArray logvar = Kernels.narrow(s, moments, 1, channels, channels);
        return new LatentDistribution(mean, Kernels.clamp(s, logvar, LOWEST, HIGHEST));
    }

    /** mean + exp(logvar / 2) noise. */
    public NDArray sample(Scope s, NDArray noise) {
        NDArray deviation = Kernels.exp(s, Kernels.scale(s, logvar, 0.5));
        return Kernels.add(s, mean, Kernels.mul(s, deviation, noise));
    }
}
