package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Scope;
import java.util.List;
import java.util.Set;

/**
 * Ancestral sampling (DDPM, arXiv 2006.11239, equation 7): every step adds fresh noise.
 *
 * @param schedule what the network was trained with
 * @param spacing which timesteps a run visits
 * @param offset diffusers' steps_offset
 * @param largeVariance whether a step's noise has the variance beta ("fixed_large") instead of the posterior's ("fixed_small")
 * @param clip what keeps predicted images in range
 */
public record DdpmScheduler(
        NoiseSchedule schedule, TimestepSpacing spacing, int offset, boolean largeVariance, Clipping clip)
        implements NoiseScheduler {

    static final String DIFFUSERS_CLASS = "DDPMScheduler";

    private static final double SMALLEST_VARIANCE = 1e-20;

    static DdpmScheduler of(SchedulerConfig config) {
        NoiseSchedule schedule = NoiseSchedule.of(config);
        boolean own = config.isOf(DIFFUSERS_CLASS);
        return new DdpmScheduler(
                schedule,
                config.choice("timestep_spacing", TimestepSpacing.LEADING, TimestepSpacing.class),
                config.integer("steps_offset", 0, 0, schedule.timesteps() - 1),
                own
                        && config.oneOf("variance_type", "fixed_small", Set.of("fixed_small", "fixed_large"))
                                .equals("fixed_large"),
                Clipping.of(config, own));
    }

    @Override
    public List<SamplingPoint> points(SamplingSteps steps) {
        return SamplingPoint.at(timesteps(steps), schedule::level);
    }

    private int[] timesteps(SamplingSteps steps) {
        return spacing.timesteps(steps, schedule.timesteps(), offset);
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
            double here = schedule.alphaCumprod(timestep);
            double next = index < timesteps.length ? schedule.alphaCumprod(timesteps[index]) : 1;
            double alpha = here / next;
            NDArray image = NoiseLevel.of(here).image(s, schedule.predictionType(), predicted, latents);
            Terms terms = new Terms(s)
                    .plus(Math.sqrt(next) * (1 - alpha) / (1 - here), clip.clip(s, image))
                    .plus(Math.sqrt(alpha) * (1 - next) / (1 - here), latents);
            if (timestep > 0) {
                terms.plus(Math.sqrt(variance(here, next)), noise.like(s, latents));
            }
            return terms.sum();
        }

        private double variance(double here, double next) {
            double beta = 1 - here / next;
            return largeVariance ? beta : Math.max((1 - next) / (1 - here) * beta, SMALLEST_VARIANCE);
        }
    }
}
