package io.likeness.engine.vae;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The normal distribution of a picture's latents, element by element, not scaled.
 *
 * @param mean (B, C, H, W)
 * @param logvar logarithm of the variance, within [-30, 20], same shape
 */
public record LatentDistribution(NDArray mean, NDArray logvar) {

    /** The largest number of half precision; latents of a sound autoencoder stay within some tens. */
    private static final double LARGEST = 65_504;

    private static final double LOWEST = -30;
    private static final double HIGHEST = 20;

    static LatentDistribution of(Scope s, NDArray moments) {
        long channels = moments.getShape().get(1) / 2;
        NDArray mean = Kernels.narrow(s, moments, 1, 0, channels);
        NDArray logvar = Kernels.narrow(s, moments, 1, channels, channels);
        return new LatentDistribution(mean, Kernels.clamp(s, logvar, LOWEST, HIGHEST));
    }

    /**
     * Refuses what nothing can be learned or drawn from, as long as the picture is known: later, such numbers look as if a setting were wrong.
     *
     * @param file the picture that was encoded
     * @throws BadFile naming it
     */
    public void requireSensible(Path file) {
        if (!isSensible(mean) || !isSensible(logvar)) {
            throw new BadFile(String.format(
                    Locale.ROOT,
                    "%s: the model's autoencoder (vae) makes numbers of this picture that are none (NaN, infinite or"
                            + " beyond %.0f). If it does so with other pictures, too, its weights are damaged: install the base"
                            + " model again, or take another one; if with this picture only, leave it out",
                    file,
                    LARGEST));
        }
    }

    private static boolean isSensible(NDArray numbers) {
        for (float number : numbers.toFloatArray()) {
            if (!(Math.abs(number) <= LARGEST)) { // false of a NaN, too
                return false;
            }
        }
        return true;
    }

    /** mean + exp(logvar / 2) noise. */
    public NDArray sample(Scope s, NDArray noise) {
        NDArray deviation = Kernels.exp(s, Kernels.scale(s, logvar, 0.5));
        return Kernels.add(s, mean, Kernels.mul(s, deviation, noise));
    }
}
