package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Scope;
import java.util.List;

/**
 * DPM-Solver-2 on growing noise (arXiv 2206.00927, algorithm 1, in the form of arXiv 2206.00364): the slope is taken where half of a
 * step's fall in the logarithm of sigma is done. Asks the network twice for each step.
 *
 * @param path the noise levels that it passes
 */
public record KDpm2DiscreteScheduler(EulerPath path) implements NoiseScheduler {

    static final String DIFFUSERS_CLASS = "KDPM2DiscreteScheduler";

    static KDpm2DiscreteScheduler of(SchedulerConfig config) {
        return new KDpm2DiscreteScheduler(EulerPath.ofTwoCalls(config));
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
        return path.roundedPointsOfTwo(steps, KDpm2DiscreteScheduler::halfway);
    }

    static double halfway(double from, double to) {
        return Math.sqrt(from * to);
    }

    @Override
    public double initNoiseSigma(int steps) {
        return path.initNoiseSigma(steps);
    }

    @Override
    public Denoising start(Scope owner, SamplingSteps steps, NoiseSource noise) {
        return new TwoCallRun(owner, path.sigmas(steps), schedule().predictionType()) {

            @Override
            double between(double from, double to) {
                return halfway(from, to);
            }

            @Override
            NDArray half(Scope s, Step step, NDArray image, NDArray start) {
                return along(s, step.from(), step.between(), image, start);
            }

            @Override
            NDArray whole(Scope s, Step step, NDArray image, NDArray half, NDArray start) {
                double slope = (step.to() - step.from()) / step.between();
                return new Terms(s)
                        .plus(1, start)
                        .plus(slope, half)
                        .plus(-slope, image)
                        .sum();
            }
        };
    }
}
