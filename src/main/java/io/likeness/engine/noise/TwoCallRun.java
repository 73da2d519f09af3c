package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.PredictionType;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import org.jspecify.annotations.Nullable;

/** A run that asks the network twice for each step; the last step goes straight to the image that the first answer means. */
abstract class TwoCallRun implements NoiseScheduler.Denoising {

    private final Scope owner;
    private final double[] sigmas;
    private final PredictionType type;
    private @Nullable NDArray start;
    private int index;

    /**
     * A run.
     *
     * @param owner keeps what the first half of a step leaves for the second
     * @param sigmas one more than there are steps, zero at the end
     * @param type what the network predicts
     */
    TwoCallRun(Scope owner, double[] sigmas, PredictionType type) {
        this.owner = owner;
        this.sigmas = sigmas;
        this.type = type;
    }

    /** What a step begins and ends with, and where the network is asked in between. */
    record Step(double from, double between, double to) {}

    /** Where a step asks again. */
    abstract double between(double from, double to);

    /** Latents (B, C, H, W) at the sigma in between, of the image seen at the start. */
    abstract NDArray half(Scope s, Step step, NDArray image, NDArray start);

    /** Latents (B, C, H, W) at the step's end, of the image that is seen in between. */
    abstract NDArray whole(Scope s, Step step, NDArray image, NDArray half, NDArray start);

    /** Brings a predicted image in range; by default it stays as it is. */
    NDArray inRange(Scope s, NDArray image) {
        return image;
    }

    @Override
    public final NDArray step(Scope s, NDArray predicted, NDArray latents) {
        double from = sigmas[index];
        double to = sigmas[index + 1];
        if (to == 0) {
            return new Terms(s).plus(1, image(s, from, predicted, latents)).sum();
        }
        Step step = new Step(from, between(from, to), to);
        if (start == null) {
            start = Kernels.copy(owner, latents);
            return half(s, step, image(s, from, predicted, latents), latents);
        }
        try (NDArray begun = start) {
            start = null;
            index++;
            return whole(s, step, image(s, step.between(), predicted, latents), latents, begun);
        }
    }

    private NDArray image(Scope s, double sigma, NDArray predicted, NDArray x) {
        return inRange(s, NoiseLevel.growing(sigma).image(s, type, predicted, x));
    }

    /** Goes straight from x at one sigma along what image says to another: the image stays, of the noise the ratio. */
    static NDArray along(Scope s, double from, double to, NDArray image, NDArray x) {
        return new Terms(s).plus(1 - to / from, image).plus(to / from, x).sum();
    }
}
