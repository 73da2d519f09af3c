package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.PredictionType;
import io.likeness.engine.tensor.Scope;
import java.util.Set;

/**
 * DEIS in the form that fits polynomials of log rho (arXiv 2204.13902, equation 15), rho being the noise for each unit of image: the
 * predicted noise is integrated exactly along the polynomial through the last few predictions. One network call a step; ends at the
 * least noise that was trained.
 *
 * @param path the noise levels that it passes
 * @param order how many predictions the polynomial goes through, 1 to 3
 * @param ending how the orders of the last steps fall
 * @param clip what keeps predicted images in range
 */
public record DeisMultistepScheduler(SolverPath path, int order, SolverEnding ending, Clipping clip)
        implements MultistepScheduler {

    static final String DIFFUSERS_CLASS = "DEISMultistepScheduler";

    static DeisMultistepScheduler of(SchedulerConfig config) {
        // What other classes call their algorithms and solvers, diffusers takes as these too.
        config.oneOf("algorithm_type", "deis", Set.of("deis", "dpmsolver", "dpmsolver++"));
        config.oneOf("solver_type", "logrho", Set.of("logrho", "midpoint", "heun", "bh1", "bh2"));
        SolverPath path = SolverPath.of(config, SigmaRange.of(SigmaSpacing.of(config)));
        return new DeisMultistepScheduler(
                path.toTheLeast(),
                config.integer("solver_order", 2, 1, 3),
                new SolverEnding(false, config.flag("lower_order_final", true)),
                Clipping.thresholding(config));
    }

    @Override
    public Denoising start(Scope owner, SamplingSteps steps, NoiseSource noise) {
        return new Run(owner, path.levels(steps), steps.count());
    }

    /** Remembers the noise that the steps before predicted. */
    private final class Run implements Denoising {

        private final NoiseLevel[] levels;
        private final int steps;
        private final Predictions noises;
        private int index;

        Run(Scope owner, NoiseLevel[] levels, int steps) {
            this.levels = levels;
            this.steps = steps;
            this.noises = new Predictions(owner, order);
        }

        @Override
        public NDArray step(Scope s, NDArray predicted, NDArray latents) {
            NoiseLevel here = levels[index];
            NoiseLevel next = levels[index + 1];
            noises.add(noise(s, here, predicted, latents));
            int taken = ending.order(noises.size(), levels.length - 1 - index, steps, false);
            double[] weights = weights(next.ratio(), taken);
            Terms terms = new Terms(s).plus(next.alpha() / here.alpha(), latents);
            for (int i = 0; i < taken; i++) {
                terms.plus(next.alpha() * weights[i], noises.get(i));
            }
            index++;
            return terms.sum();
        }

        private NDArray noise(Scope s, NoiseLevel here, NDArray predicted, NDArray latents) {
            NDArray image = clip.clip(s, here.image(s, schedule().predictionType(), predicted, latents));
            return here.noise(s, PredictionType.SAMPLE, image, latents);
        }

        /** The integrals from here to rho of the Lagrange polynomials that are 1 at one of the last points and 0 at the others. */
        private double[] weights(double rho, int taken) {
            double[] logs = new double[taken];
            for (int i = 0; i < taken; i++) {
                logs[i] = Math.log(levels[index - i].ratio());
            }
            double here = levels[index].ratio();
            double a = logs[0];
            return switch (taken) {
                case 1 -> new double[] {rho - here};
                case 2 -> {
                    double newer = (area(rho, logs[1]) - area(here, logs[1])) / (a - logs[1]);
                    yield new double[] {newer, rho - here - newer};
                }
                default -> {
                    double[] weights = new double[3];
                    for (int i = 0; i < 3; i++) {
                        double b = logs[(i + 1) % 3];
                        double c = logs[(i + 2) % 3];
                        weights[i] = (area(rho, b, c) - area(here, b, c)) / ((logs[i] - b) * (logs[i] - c));
                    }
                    yield weights;
                }
            };
        }

        /** The integral of log t - b up to rho. */
        private static double area(double rho, double b) {
            return rho * (Math.log(rho) - 1 - b);
        }

        /** The integral of (log t - b) (log t - c) up to rho. */
        private static double area(double rho, double b, double c) {
            double log = Math.log(rho);
            return rho * (log * log - (2 + b + c) * (log - 1) + b * c);
        }
    }
}
