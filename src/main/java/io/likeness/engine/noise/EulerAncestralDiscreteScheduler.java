package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Scope;
import java.util.List;

/**
 * Euler's method with fresh noise at every step: it goes below the next noise level and up to it again (k-diffusion's
 * euler_a).
 *
 * @param path the noise levels that it passes
 */
public record EulerAncestralDiscreteScheduler(EulerPath path) implements NoiseScheduler {

    static final String DIFFUSERS_CLASS = "EulerAncestralDiscreteScheduler";

    static EulerAncestralDiscreteScheduler of(SchedulerConfig config) {
        return new EulerAncestralDiscreteScheduler(
                EulerPath.of(config, SigmaRange.of(SigmaSpacing.TIMESTEPS))); // the class knows no others
    }

    @Override
    public NoiseSchedule schedule() {
        return path.schedule();
    }

    @Override
    public List<SamplingPoint> points(SamplingSteps steps) {
        return path.points(steps);
    }

    @Override
    public double initNoiseSigma(int steps) {
        return path.initNoiseSigma(steps);
    }

    @Override
    public Denoising start(Scope owner, SamplingSteps steps, NoiseSource noise) {
        return new Run(path.sigmas(steps), noise);
    }

    /** Needs nothing but its place in the run and its noise. */
    private final class Run implements Denoising {

        private final double[] sigmas;
        private final NoiseSource noise;
        private int index;

        Run(double[] sigmas, NoiseSource noise) {
            this.sigmas = sigmas;
            this.noise = noise;
        }

        @Override
        public NDArray step(Scope s, NDArray predicted, NDArray latents) {
            double here = sigmas[index++];
            double next = sigmas[index];
            Ancestral ancestral = Ancestral.of(here, next);
            NDArray image = NoiseLevel.growing(here).image(s, schedule().predictionType(), predicted, latents);
            Terms terms = new Terms(s).plus(1 - ancestral.down() / here, image).plus(ancestral.down() / here, latents);
            return next == 0
                    ? terms.sum()
                    : terms.plus(ancestral.up(), noise.like(s, latents)).sum();
        }
    }
}
