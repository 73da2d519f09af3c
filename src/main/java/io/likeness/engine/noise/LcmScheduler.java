package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Scope;
import java.util.List;

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
        implements NoiseScheduler {

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
    public List<SamplingPoint> points(SamplingSteps steps) {
        return SamplingPoint.at(distilled.timesteps("LCM", steps), schedule::level);
    }

    @Override
    public Denoising start(Scope owner, SamplingSteps steps, NoiseSource noise) {
        return new Run(distilled.timesteps("LCM", steps), noise);
    }

    /** Needs nothing but its place in the run and its noise. */
    private final class Run implements Denoising {

        private final int[] timesteps;
        private final NoiseSource noise;
        private int index;

        Run(int[] timesteps, NoiseSource noise) {
            this.timesteps = timesteps;
            this.noise = noise;
        }

        @Override
        public NDArray step(Scope s, NDArray predicted, NDArray latents) {
            int timestep = timesteps[index++];
            NDArray image = schedule.level(timestep).image(s, schedule.predictionType(), predicted, latents);
            double time = timestep * timestepScaling;
            double distance = Math.hypot(time, DATA_DEVIATION);
            NDArray guess = new Terms(s)
                    .plus(time / distance, clip.clip(s, image))
                    .plus(Math.pow(DATA_DEVIATION / distance, 2), latents)
                    .sum();
            return index == timesteps.length
                    ? guess
                    : schedule.level(timesteps[index]).noisy(s, guess, noise.like(s, latents));
        }
    }
}
