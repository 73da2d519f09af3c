package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Scope;
import java.util.List;

/**
 * DDIM without noise of its own (arXiv 2010.02502, equation 12 with eta = 0).
 *
 * @param schedule what the network was trained with
 * @param spacing which timesteps a run visits
 * @param offset diffusers' steps_offset
 * @param lastAlpha alphas_cumprod after the last step: 1, or that of timestep 0 (set_alpha_to_one)
 * @param clip what keeps predicted images in range
 */
public record DdimScheduler(
        NoiseSchedule schedule, TimestepSpacing spacing, int offset, double lastAlpha, Clipping clip)
        implements NoiseScheduler {

    static final String DIFFUSERS_CLASS = "DDIMScheduler";

    static DdimScheduler of(SchedulerConfig config) {
        NoiseSchedule schedule = NoiseSchedule.of(config);
        return new DdimScheduler(
                schedule,
                config.choice("timestep_spacing", TimestepSpacing.LEADING, TimestepSpacing.class),
                config.integer("steps_offset", 0, 0, schedule.timesteps() - 1),
                config.flag("set_alpha_to_one", true) ? 1 : schedule.alphaCumprod(0),
                Clipping.of(config, config.isOf(DIFFUSERS_CLASS)));
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
        return new Run(timesteps(steps), schedule.timesteps() / steps.count());
    }

    private double alphaCumprod(int timestep) {
        return timestep >= 0 ? schedule.alphaCumprod(timestep) : lastAlpha;
    }

    /** Needs nothing but its place in the run. */
    private final class Run implements Denoising {

        private final int[] timesteps;
        private final int stride;
        private int index;

        Run(int[] timesteps, int stride) {
            this.timesteps = timesteps;
            this.stride = stride;
        }

        @Override
        public NDArray step(Scope s, NDArray predicted, NDArray latents) {
            int timestep = timesteps[index++];
            NoiseLevel here = NoiseLevel.of(alphaCumprod(timestep));
            NoiseLevel next = NoiseLevel.of(alphaCumprod(timestep - stride));
            NDArray image = here.image(s, schedule.predictionType(), predicted, latents);
            NDArray noise = here.noise(s, schedule.predictionType(), predicted, latents);
            return new Terms(s)
                    .plus(next.alpha(), clip.clip(s, image))
                    .plus(next.sigma(), noise)
                    .sum();
        }
    }
}
