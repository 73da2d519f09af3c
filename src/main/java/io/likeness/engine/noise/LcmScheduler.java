package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.tensor.Scope;
import java.util.List;

/**
 * Multistep sampling of latent consistency models (arXiv 2310.04378, algorithm 3): every step guesses the image and puts fresh
 * noise over it. For models, and with adapters, that were distilled for it.
 *
 * @param schedule what the network was trained with
 * @param distilledSteps steps of the schedule that it was distilled on (original_inference_steps)
 * @param timestepScaling how fast the guess takes over from the input near the image (timestep_scaling)
 * @param clip the largest absolute value of a predicted image; infinite does not clip
 */
public record LcmScheduler(NoiseSchedule schedule, int distilledSteps, double timestepScaling, double clip)
        implements NoiseScheduler {

    static final String DIFFUSERS_CLASS = "LCMScheduler";

    /** The paper's sigma_data. */
    private static final double DATA_DEVIATION = 0.5;

    static LcmScheduler of(SchedulerConfig config) {
        config.refuse("thresholding");
        NoiseSchedule schedule = NoiseSchedule.of(config, BetaSchedule.SCALED_LINEAR, 0.00085, 0.012);
        return new LcmScheduler(
                schedule,
                config.integer("original_inference_steps", 50, 1, schedule.timesteps()),
                config.number("timestep_scaling", 10, 0, 1e6),
                Clipping.of(config, false)); // the class's own default is false too
    }

    @Override
    public List<SamplingPoint> points(SamplingSteps steps) {
        return SamplingPoint.at(timesteps(steps), schedule::level);
    }

    /** Evenly chosen among the timesteps of the distillation, which end every stretch of the schedule. */
    private int[] timesteps(SamplingSteps steps) {
        if (steps.count() < 1 || steps.count() > distilledSteps) {
            throw new BadSetting(
                    "steps = %d: LCM takes 1 to %d, and is made for 4 to 8".formatted(steps.count(), distilledSteps));
        }
        int stride = schedule.timesteps() / distilledSteps;
        int[] timesteps = new int[steps.taken()];
        for (int i = 0; i < timesteps.length; i++) {
            int passed = (int) ((steps.skipped() + i) * ((double) distilledSteps / steps.count()));
            timesteps[i] = (distilledSteps - passed) * stride - 1;
        }
        return timesteps;
    }

    @Override
    public Denoising start(Scope owner, SamplingSteps steps, NoiseSource noise) {
        return new Run(timesteps(steps), noise);
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
                    .plus(time / distance, Clipping.clip(s, image, clip))
                    .plus(Math.pow(DATA_DEVIATION / distance, 2), latents)
                    .sum();
            return index == timesteps.length
                    ? guess
                    : schedule.level(timesteps[index]).noisy(s, guess, noise.like(s, latents));
        }
    }
}
