package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.tensor.Scope;
import java.util.List;

/**
 * A way from noise to an image in a given number of steps. Immutable; a run's state is in its {@link Denoising}.
 *
 * <p>A run begins with unit normal noise times {@link #initNoiseSigma}, or with a picture under the noise of its first point. At
 * each point the network is given what the point's {@link NoiseLevel#input} makes of the latents.
 */
public sealed interface NoiseScheduler
        permits DdimScheduler,
                DdpmScheduler,
                DistilledScheduler,
                DpmSolverSdeScheduler,
                EulerAncestralDiscreteScheduler,
                EulerDiscreteScheduler,
                HeunDiscreteScheduler,
                KDpm2AncestralDiscreteScheduler,
                KDpm2DiscreteScheduler,
                MultistepScheduler,
                PndmScheduler {

    /** The noise that the network was trained to remove. */
    NoiseSchedule schedule();

    /**
     * Where the network is asked, noisiest first: one point for each call of {@link Denoising#step}. PNDM asks once more than it has
     * steps; Heun, DPM2 and DPM++ SDE ask twice for each step but the last.
     *
     * @throws BadSetting if there are too few or too many steps
     */
    List<SamplingPoint> points(SamplingSteps steps);

    /** The timesteps of a run from pure noise. */
    default double[] timesteps(int steps) {
        return points(SamplingSteps.all(steps)).stream()
                .mapToDouble(SamplingPoint::timestep)
                .toArray();
    }

    /** Where the noise levels lie. */
    default SigmaSpacing sigmas() {
        return SigmaSpacing.TIMESTEPS;
    }

    /** The deviation of the noise that a run of so many steps begins with. */
    default double initNoiseSigma(int steps) {
        return 1;
    }

    /**
     * Begins a run.
     *
     * @param owner a scope that outlives every step: it holds what one step remembers for the next
     * @param noise where a scheduler that adds noise on the way takes it from
     */
    Denoising start(Scope owner, SamplingSteps steps, NoiseSource noise);

    /** One run, to be stepped once per point, in order. */
    @FunctionalInterface
    interface Denoising {

        /**
         * Takes one step.
         *
         * @param predicted the network's output at this step's point (B, C, H, W)
         * @param latents the latents as they are there (B, C, H, W), not what the network was given
         * @return the less noisy latents (B, C, H, W), in scope s
         */
        NDArray step(Scope s, NDArray predicted, NDArray latents);
    }

    /** Draws unit normal noise. */
    @FunctionalInterface
    interface NoiseSource {

        /** Noise of the shape of like, in scope s. */
        NDArray like(Scope s, NDArray like);
    }
}
