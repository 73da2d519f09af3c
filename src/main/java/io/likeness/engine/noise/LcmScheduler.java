package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Scope;

/**
 * Multistep sampling of latent consistency models (arXiv 2310.04378, algorithm 3): every step guesses the image and puts fresh
 * noise over it. For models, and with adapters, that were distilled for it.
 *
 * @param schedule what the network was trained with
 * @param distilled the timesteps of the distillation
 * @param timestepScaling how fast the guess takes over from the input near the image (timestep_scaling)
 * @param clip what keeps predicted images in range
 */
public record LcmScheduler(NoiseSchedule schedule, DistilledTimesteps distilled, double timestepScaling, Clipping clip)
        implements DistilledScheduler {

    static final String DIFFUSERS_CLASS = "LCMScheduler";

    /** The paper's sigma_data. */
    private static final double DATA_DEVIATION = 0.5;

    static LcmScheduler of(SchedulerConfig config) {
        NoiseSchedule schedule = NoiseSchedule.of(config, BetaSchedule.SCALED_LINEAR, 0.00085, 0.012);
        return new LcmScheduler(
                schedule,
                DistilledTimesteps.of(config, schedule),
                config.number("timestep_scaling", 10, 0, 1e6),
                Clipping.of(config, false)); // the class's own default is false too
    }

    @Override
    public String method() {
        return "LCM";
    }

    @Override
    public NDArray step(Scope s, Stretch stretch, NDArray predicted, NDArray latents) {
        NDArray image = schedule.level(stretch.from()).image(s, schedule.predictionType(), predicted, latents);
        double time = stretch.from() * timestepScaling;
        double distance = Math.hypot(time, DATA_DEVIATION);
        NDArray guess = new Terms(s)
                .plus(time / distance, clip.clip(s, image))
                .plus(Math.pow(DATA_DEVIATION / distance, 2), latents)
                .sum();
        return stretch.last()
                ? guess
                : schedule.level(stretch.to()).noisy(s, guess, stretch.noise().like(s, latents));
    }
}
