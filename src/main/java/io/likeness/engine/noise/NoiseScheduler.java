package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.tensor.Scope;

/**
 * A way from pure noise to an image in a given number of steps. Immutable; a run's state is in its {@link Denoising}.
 *
 * <p>All of these start from unit normal noise and feed the latents to the network as they are.
 */
public sealed interface NoiseScheduler
        permits DdimScheduler, DdpmScheduler, DpmSolverMultistepScheduler, PndmScheduler {

    /** The noise that the network was trained to remove. */
    NoiseSchedule schedule();

    /**
     * The timesteps at which the network is asked, noisiest first: one for each call of {@link Denoising#step}. PNDM asks once more
     * than it has steps.
     *
     * @throws BadSetting if there are too few or too many steps
     */
    int[] timesteps(int steps);

    /**
     * Begins a run.
     *
     * @param owner a scope that outlives every step: it holds what one step remembers for the next
     * @param noise where a scheduler that adds noise on the way takes it from
     */
    Denoising start(Scope owner, int steps, NoiseSource noise);

    /** One run, to be stepped once per timestep, in order. */
    @FunctionalInterface
    interface Denoising {

        /**
         * Takes one step.
         *
         * @param predicted the network's output for latents at this step's timestep (B, C, H, W)
         * @param latents the latents that it was given (B, C, H, W)
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
