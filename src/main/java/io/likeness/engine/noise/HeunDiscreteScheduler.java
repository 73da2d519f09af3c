package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Scope;
import java.util.List;

/**
 * Heun's method (arXiv 2206.00364, algorithm 1): a step of Euler's, once more with the mean of the slopes at both of its ends. Asks the
 * network twice for each step.
 *
 * @param path the noise levels that it passes
 * @param clip what keeps predicted images in range
 */
public record HeunDiscreteScheduler(EulerPath path, Clipping clip) implements NoiseScheduler {

    static final String DIFFUSERS_CLASS = "HeunDiscreteScheduler";

    static HeunDiscreteScheduler of(SchedulerConfig config) {
        return new HeunDiscreteScheduler(
                EulerPath.ofTwoCalls(config), Clipping.of(config, false)); // the class's own default is false too
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
        return path.pointsOfTwo(steps, (_, to) -> to);
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
                return to;
            }

            @Override
            NDArray half(Scope s, Step step, NDArray image, NDArray start) {
                return along(s, step.from(), step.to(), image, start);
            }

            /** The first slope stands in half, which went from start along it by the whole step. */
            @Override
            NDArray whole(Scope s, Step step, NDArray image, NDArray half, NDArray start) {
                double slope = (step.to() - step.from()) / step.to() / 2;
                return new Terms(s)
                        .plus(0.5, start)
                        .plus(0.5 + slope, half)
                        .plus(-slope, image)
                        .sum();
            }

            @Override
            NDArray inRange(Scope s, NDArray image) {
                return clip.clip(s, image);
            }
        };
    }
}
