package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Scope;

/**
 * Sampling of trajectory consistency models (arXiv 2402.19159, algorithm 4): every step goes straight below the next timestep and puts
 * fresh noise over it. For models, and with adapters, that were distilled for it.
 *
 * @param schedule what the network was trained with
 * @param distilled the timesteps of the distillation
 */
public record TcdScheduler(NoiseSchedule schedule, DistilledTimesteps distilled) implements DistilledScheduler {

    static final String DIFFUSERS_CLASS = "TCDScheduler";

    /** Gamma: the share of the way to the next timestep that is gone back in noise; diffusers' default. */
    private static final double GAMMA = 0.3;

    static TcdScheduler of(SchedulerConfig config) {
        NoiseSchedule schedule = NoiseSchedule.of(config, BetaSchedule.SCALED_LINEAR, 0.00085, 0.012);
        return new TcdScheduler(schedule, DistilledTimesteps.of(config, schedule));
    }

    @Override
    public String method() {
        return "TCD";
    }

    @Override
    public NDArray step(Scope s, Stretch stretch, NDArray predicted, NDArray latents) {
        NoiseLevel here = schedule.level(stretch.from());
        int below = (int) Math.floor((1 - GAMMA) * stretch.to());
        NoiseLevel down = schedule.level(below);
        NDArray image = here.image(s, schedule.predictionType(), predicted, latents);
        NDArray direction = here.noise(s, schedule.predictionType(), predicted, latents);
        double kept = stretch.last() ? 1 : schedule.alphaCumprod(stretch.to()) / schedule.alphaCumprod(below);
        Terms terms = new Terms(s)
                .plus(Math.sqrt(kept) * down.alpha(), image)
                .plus(Math.sqrt(kept) * down.sigma(), direction);
        return stretch.last()
                ? terms.sum()
                : terms.plus(Math.sqrt(1 - kept), stretch.noise().like(s, latents))
                        .sum();
    }
}
