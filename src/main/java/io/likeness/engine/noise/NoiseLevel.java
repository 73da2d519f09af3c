package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Scope;

/**
 * A point of the noise schedule: x = alpha x0 + sigma noise.
 *
 * @param alpha how much of the image is in x
 * @param sigma how much noise is in x
 */
record NoiseLevel(double alpha, double sigma) {

    /** The level at which this share of the image's variance is left. */
    static NoiseLevel of(double alphaCumprod) {
        return new NoiseLevel(Math.sqrt(alphaCumprod), Math.sqrt(1 - alphaCumprod));
    }

    /** The level at which there is this much noise for each unit of image (the sigmas of arXiv 2206.00364). */
    static NoiseLevel ofSigma(double sigma) {
        double alpha = 1 / Math.sqrt(sigma * sigma + 1);
        return new NoiseLevel(alpha, sigma * alpha);
    }

    /** Half the logarithm of the signal-to-noise ratio; infinite without noise. */
    double lambda() {
        return Math.log(alpha) - Math.log(sigma);
    }

    /** The image that a prediction at this level means (B, C, H, W). */
    NDArray image(Scope s, PredictionType type, NDArray predicted, NDArray x) {
        return switch (type) {
            case EPSILON ->
                new Terms(s).plus(1 / alpha, x).plus(-sigma / alpha, predicted).sum();
            case V_PREDICTION ->
                new Terms(s).plus(alpha, x).plus(-sigma, predicted).sum();
        };
    }

    /** The noise that a prediction at this level means (B, C, H, W). */
    NDArray noise(Scope s, PredictionType type, NDArray predicted, NDArray x) {
        return switch (type) {
            case EPSILON -> predicted;
            case V_PREDICTION ->
                new Terms(s).plus(alpha, predicted).plus(sigma, x).sum();
        };
    }
}
