package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Scope;
import java.util.List;

/**
 * DPM-Solver-2 with fresh noise at every step: it goes below the next noise level as {@link KDpm2DiscreteScheduler} does, and up to it
 * again.
 *
 * @param path the noise levels that it passes
 */
public record KDpm2AncestralDiscreteScheduler(EulerPath path) implements NoiseScheduler {

    static final String DIFFUSERS_CLASS = "KDPM2AncestralDiscreteScheduler";

    static KDpm2AncestralDiscreteScheduler of(SchedulerConfig config) {
        return new KDpm2AncestralDiscreteScheduler(EulerPath.ofTwoCalls(config));
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
        return path.roundedPointsOfTwo(steps, (_, to) -> to);
    }

    @Override
    public double initNoiseSigma(int steps) {
        return path.initNoiseSigma(steps);
    }

    @Override
    public Denoising start(Scope owner, SamplingSteps steps, NoiseSource noise) {
        return new TwoCallRun(owner, path.sigmas(steps), schedule().predictionType()) {

            /** Halfway, in logarithms, to where it goes down to: that is the step's end. */
            @Override
            double between(double from, double to) {
                return to;
            }

            @Override
            NDArray half(Scope s, Step step, NDArray image, NDArray start) {
                return along(s, step.from(), step.between(), image, start);
            }

            @Override
            NDArray whole(Scope s, Step step, NDArray image, NDArray half, NDArray start) {
                Ancestral ancestral = Ancestral.of(step.from(), step.to());
                double slope = (ancestral.down() - step.from()) / step.between();
                return new Terms(s)
                        .plus(1, start)
                        .plus(slope, half)
                        .plus(-slope, image)
                        .plus(ancestral.up(), noise.like(s, start))
                        .sum();
            }
        };
    }
}
