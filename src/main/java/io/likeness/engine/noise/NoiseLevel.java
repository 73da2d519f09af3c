package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.PredictionType;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;

/**
 * A point of the noise schedule: x = alpha x0 + sigma noise.
 *
 * <p>Most schedulers keep the variance of x (alpha² + sigma² = 1), as the network saw it in training. Euler's let it grow
 * (alpha = 1, arXiv 2206.00364): what the network is given is then {@link #input}.
 *
 * @param alpha how much of the image is in x
 * @param sigma how much noise is in x
 */
public record NoiseLevel(double alpha, double sigma) {

    /** The level at which this share of the image's variance is left. */
    static NoiseLevel of(double alphaCumprod) {
        return new NoiseLevel(Math.sqrt(alphaCumprod), Math.sqrt(1 - alphaCumprod));
    }

    /** The level at which there is this much noise for each unit of image (the sigmas of arXiv 2206.00364). */
    static NoiseLevel ofSigma(double sigma) {
        double alpha = 1 / Math.sqrt(sigma * sigma + 1);
        return new NoiseLevel(alpha, sigma * alpha);
    }

    /** The same ratio with the image at full size: what Euler's schedulers step through. */
    static NoiseLevel growing(double sigma) {
        return new NoiseLevel(1, sigma);
    }

    /** Half the logarithm of the signal-to-noise ratio; infinite without noise. */
    double lambda() {
        return Math.log(alpha) - Math.log(sigma);
    }

    /** The noise for each unit of image. */
    double ratio() {
        return sigma / alpha;
    }

    /** An image under this much noise (B, C, H, W). */
    public NDArray noisy(Scope s, NDArray image, NDArray noise) {
        return new Terms(s).plus(alpha, image).plus(sigma, noise).sum();
    }

    /** What the network is given for latents x (B, C, H, W): the same at the variance of its training. */
    public NDArray input(Scope s, NDArray x) {
        double scale = norm();
        return (float) scale == 1 ? x : Kernels.scale(s, x, 1 / scale);
    }

    /** The image that a prediction at this level means (B, C, H, W). */
    public NDArray image(Scope s, PredictionType type, NDArray predicted, NDArray x) {
        return switch (type) {
            case EPSILON ->
                new Terms(s).plus(1 / alpha, x).plus(-sigma / alpha, predicted).sum();
            case V_PREDICTION ->
                new Terms(s)
                        .plus(alpha / (norm() * norm()), x)
                        .plus(-sigma / norm(), predicted)
                        .sum();
            case SAMPLE -> predicted;
        };
    }

    /** The noise that a prediction at this level means (B, C, H, W). */
    NDArray noise(Scope s, PredictionType type, NDArray predicted, NDArray x) {
        return switch (type) {
            case EPSILON -> predicted;
            case V_PREDICTION ->
                new Terms(s)
                        .plus(alpha / norm(), predicted)
                        .plus(sigma / (norm() * norm()), x)
                        .sum();
            case SAMPLE ->
                new Terms(s).plus(1 / sigma, x).plus(-alpha / sigma, predicted).sum();
        };
    }

    private double norm() {
        return Math.hypot(alpha, sigma);
    }
}
