package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.PredictionType;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * DPM-Solver++ of second order on the stochastic equation, one step at a time (arXiv 2211.01095; k-diffusion's dpmpp_sde). Asks the
 * network twice for each step, and follows one Brownian path: the noise of a whole step holds that of its first half.
 *
 * @param path the noise levels that it passes
 */
public record DpmSolverSdeScheduler(EulerPath path) implements NoiseScheduler {

    static final String DIFFUSERS_CLASS = "DPMSolverSDEScheduler";

    static DpmSolverSdeScheduler of(SchedulerConfig config) {
        return new DpmSolverSdeScheduler(EulerPath.ofTwoCalls(config));
    }

    /** The same over Karras's sigmas, or over the model's timesteps. */
    DpmSolverSdeScheduler with(SigmaSpacing sigmas) {
        return new DpmSolverSdeScheduler(path.withRange(SigmaRange.of(sigmas)));
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
        return path.pointsOfTwo(steps, KDpm2DiscreteScheduler::halfway);
    }

    @Override
    public double initNoiseSigma(int steps) {
        return path.initNoiseSigma(steps);
    }

    @Override
    public Denoising start(Scope owner, SamplingSteps steps, NoiseSource noise) {
        return new Run(owner, path.sigmas(steps), schedule().predictionType(), noise);
    }

    /** Remembers the noise of a step's first half. */
    private static final class Run extends TwoCallRun {

        private final Scope owner;
        private final NoiseSource noise;
        private @Nullable NDArray noiseOfHalf;

        Run(Scope owner, double[] sigmas, PredictionType type, NoiseSource noise) {
            super(owner, sigmas, type);
            this.owner = owner;
            this.noise = noise;
        }

        @Override
        double between(double from, double to) {
            return KDpm2DiscreteScheduler.halfway(from, to);
        }

        @Override
        NDArray half(Scope s, Step step, NDArray image, NDArray start) {
            NDArray drawn = noise.like(s, start);
            noiseOfHalf = Kernels.copy(owner, drawn);
            return stepped(s, step.from(), step.between(), image, start, drawn);
        }

        @Override
        NDArray whole(Scope s, Step step, NDArray image, NDArray half, NDArray start) {
            try (NDArray first = Objects.requireNonNull(noiseOfHalf)) {
                double whole = step.from() - step.to();
                NDArray drawn = new Terms(s)
                        .plus(Math.sqrt((step.from() - step.between()) / whole), first)
                        .plus(Math.sqrt((step.between() - step.to()) / whole), noise.like(s, start))
                        .sum();
                return stepped(s, step.from(), step.to(), image, start, drawn);
            }
        }

        private static NDArray stepped(Scope s, double from, double to, NDArray image, NDArray x, NDArray drawn) {
            Ancestral ancestral = Ancestral.of(from, to);
            return new Terms(s)
                    .plus(1 - ancestral.down() / from, image)
                    .plus(ancestral.down() / from, x)
                    .plus(ancestral.up(), drawn)
                    .sum();
        }
    }
}
