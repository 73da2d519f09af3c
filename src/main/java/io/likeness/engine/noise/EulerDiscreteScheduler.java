package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Scope;
import java.util.List;
import java.util.Set;

/**
 * Euler's method on the probability flow (arXiv 2206.00364, algorithm 2 without churn): a straight step along the noise that the
 * network sees.
 *
 * @param path the noise levels that it passes
 */
public record EulerDiscreteScheduler(EulerPath path) implements NoiseScheduler {

    static final String DIFFUSERS_CLASS = "EulerDiscreteScheduler";

    static EulerDiscreteScheduler of(SchedulerConfig config) {
        config.oneOf("interpolation_type", "linear", Set.of("linear"));
        config.oneOf("timestep_type", "discrete", Set.of("discrete"));
        EulerPath path = EulerPath.of(config, SigmaRange.withEnds(config));
        return new EulerDiscreteScheduler(
                config.oneOf("final_sigmas_type", "zero", Set.of("zero", "sigma_min"))
                                .equals("zero")
                        ? path
                        : path.toTheLeast());
    }

    @Override
    public NoiseSchedule schedule() {
        return path.schedule();
    }

    @Override
    public SigmaSpacing sigmas() {
        return path.range().spacing();
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
        return new Run(path.sigmas(steps));
    }

    /** Needs nothing but its place in the run. */
    private final class Run implements Denoising {

        private final double[] sigmas;
        private int index;

        Run(double[] sigmas) {
            this.sigmas = sigmas;
        }

        @Override
        public NDArray step(Scope s, NDArray predicted, NDArray latents) {
            double here = sigmas[index++];
            NDArray image = NoiseLevel.growing(here).image(s, schedule().predictionType(), predicted, latents);
            double left = sigmas[index] / here; // of the noise
            return new Terms(s).plus(1 - left, image).plus(left, latents).sum();
        }
    }
}
