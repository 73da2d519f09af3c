package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Scope;
import java.util.Set;

/**
 * DPM-Solver++ multistep (arXiv 2211.01095, algorithm 2), of order 1 to 3, and its stochastic form: one network call a step.
 *
 * @param path the noise levels that it passes
 * @param order how many predicted images a step looks at, 1 to 3
 * @param heun whether the change of the image is weighed exactly (solver_type heun), not by half (midpoint)
 * @param stochastic whether every step adds fresh noise (sde-dpmsolver++)
 * @param ending how the orders of the last steps fall
 * @param clip what keeps predicted images in range
 */
public record DpmSolverMultistepScheduler(
        SolverPath path, int order, boolean heun, boolean stochastic, SolverEnding ending, Clipping clip)
        implements MultistepScheduler {

    static final String DIFFUSERS_CLASS = "DPMSolverMultistepScheduler";

    static DpmSolverMultistepScheduler of(SchedulerConfig config) {
        boolean stochastic = config.oneOf(
                        "algorithm_type", "dpmsolver++", Set.of("dpmsolver++", "sde-dpmsolver++", "deis"))
                .equals("sde-dpmsolver++");
        // diffusers' third order with fresh noise weighs the bend by another sign than the method does.
        int order = config.integer("solver_order", 2, 1, stochastic ? 2 : 3);
        return of(config, path(config, SigmaSpacing.orLu(config)), order, stochastic);
    }

    /** What the name "2M" says: of second order, over these sigmas, with fresh noise or without. */
    static DpmSolverMultistepScheduler of2M(SchedulerConfig config, SigmaSpacing sigmas, boolean stochastic) {
        return of(config, path(config, sigmas), 2, stochastic);
    }

    private static DpmSolverMultistepScheduler of(
            SchedulerConfig config, SolverPath path, int order, boolean stochastic) {
        if (config.isOf(DIFFUSERS_CLASS)) {
            config.refuse("variance_type");
        }
        // What other classes call their solvers, diffusers takes as midpoint too.
        String solver = config.oneOf("solver_type", "midpoint", Set.of("midpoint", "heun", "logrho", "bh1", "bh2"));
        return new DpmSolverMultistepScheduler(
                path, order, solver.equals("heun"), stochastic, SolverEnding.of(config), Clipping.thresholding(config));
    }

    private static SolverPath path(SchedulerConfig config, SigmaSpacing sigmas) {
        SolverPath path = SolverPath.of(config, SigmaRange.of(sigmas));
        double least = config.number("lambda_min_clipped", Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, 0);
        int visited = new Sigmas(path.schedule()).withLambdaFrom(least);
        if (visited < path.visited() && path.spacing() == TimestepSpacing.TRAILING) {
            throw config.unsupported("lambda_min_clipped", "absent with timestep_spacing trailing");
        }
        boolean cosine = config.text("beta_schedule", "").equals("squaredcos_cap_v2");
        return cosine ? path.within(visited).withCutTimes() : path.within(visited);
    }

    @Override
    public Denoising start(Scope owner, SamplingSteps steps, NoiseSource noise) {
        return new Run(owner, path.levels(steps), steps.count(), noise);
    }

    /** Remembers the images that the steps before predicted. */
    private final class Run implements Denoising {

        private final NoiseLevel[] levels;
        private final int steps;
        private final NoiseSource noise;
        private final Predictions images;
        private int index;

        Run(Scope owner, NoiseLevel[] levels, int steps, NoiseSource noise) {
            this.levels = levels;
            this.steps = steps;
            this.noise = noise;
            this.images = new Predictions(owner, order);
        }

        @Override
        public NDArray step(Scope s, NDArray predicted, NDArray latents) {
            NoiseLevel here = levels[index];
            NoiseLevel next = levels[index + 1];
            images.add(clip.clip(s, here.image(s, schedule().predictionType(), predicted, latents)));
            double h = next.lambda() - here.lambda(); // infinite in the last step, if it leads to no noise
            Terms terms = new Terms(s);
            if (stochastic) {
                addImages(terms, next, h, 2 * h);
                terms.plus(next.sigma() / here.sigma() * Math.exp(-h), latents)
                        .plus(next.sigma() * Math.sqrt(-Math.expm1(-2 * h)), noise.like(s, latents));
            } else {
                addImages(terms, next, h, h);
                terms.plus(next.sigma() / here.sigma(), latents);
            }
            index++;
            return terms.sum();
        }

        /** Equations 9 to 13: the image now, led on along its changes since the steps before; decay is h, or 2 h with fresh noise. */
        private void addImages(Terms terms, NoiseLevel next, double h, double decay) {
            int taken = ending.order(images.size(), levels.length - 1 - index, steps, next.sigma() == 0);
            double phi1 = -Math.expm1(-decay);
            terms.plus(next.alpha() * phi1, images.get(0));
            if (taken == 1 || h == 0) {
                return;
            }
            double phi2 = 1 - phi1 / decay;
            double before = levels[index].lambda() - levels[index - 1].lambda();
            if (taken == 2) {
                change(terms, next.alpha() * (heun ? phi2 : phi1 / 2) * h / before, 0);
                return;
            }
            double beforeThat = levels[index - 1].lambda() - levels[index - 2].lambda();
            double bend = (phi2 * before - phi2 + h / 2) / (before + beforeThat);
            change(terms, next.alpha() * (phi2 + bend) * h / before, 0);
            change(terms, -next.alpha() * bend * h / beforeThat, 1);
        }

        private void change(Terms terms, double factor, int newer) {
            terms.plus(factor, images.get(newer)).plus(-factor, images.get(newer + 1));
        }
    }
}
