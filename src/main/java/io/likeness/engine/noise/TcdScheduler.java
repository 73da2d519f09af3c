package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Scope;
import java.util.List;

/**
 * Sampling of trajectory consistency models (arXiv 2402.19159, algorithm 4): every step goes straight below the next timestep and puts
 * fresh noise over it. For models, and with adapters, that were distilled for it.
 *
 * @param schedule what the network was trained with
 * @param distilled the timesteps of the distillation
 */
public record TcdScheduler(NoiseSchedule schedule, DistilledTimesteps distilled) implements NoiseScheduler {

    static final String DIFFUSERS_CLASS = "TCDScheduler";

    /** Gamma: the share of the way to the next timestep that is gone back in noise; diffusers' default. */
    private static final double GAMMA = 0.3;

    static TcdScheduler of(SchedulerConfig config) {
        NoiseSchedule schedule = NoiseSchedule.of(config, BetaSchedule.SCALED_LINEAR, 0.00085, 0.012);
        return new TcdScheduler(schedule, DistilledTimesteps.of(config, schedule));
    }

    @Override
    public List<SamplingPoint> points(SamplingSteps steps) {
        return SamplingPoint.at(distilled.timesteps("TCD", steps), schedule::level);
    }

    @Override
    public Denoising start(Scope owner, SamplingSteps steps, NoiseSource noise) {
        return new Run(distilled.timesteps("TCD", steps), noise);
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
            NoiseLevel here = schedule.level(timesteps[index++]);
            boolean last = index == timesteps.length;
            int next = last ? 0 : timesteps[index];
            int below = (int) Math.floor((1 - GAMMA) * next);
            NoiseLevel down = schedule.level(below);
            NDArray image = here.image(s, schedule.predictionType(), predicted, latents);
            NDArray direction = here.noise(s, schedule.predictionType(), predicted, latents);
            double kept = last ? 1 : schedule.alphaCumprod(next) / schedule.alphaCumprod(below);
            Terms terms = new Terms(s)
                    .plus(Math.sqrt(kept) * down.alpha(), image)
                    .plus(Math.sqrt(kept) * down.sigma(), direction);
            return last
                    ? terms.sum()
                    : terms.plus(Math.sqrt(1 - kept), noise.like(s, latents)).sum();
        }
    }
}
