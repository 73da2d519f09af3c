package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * DPM-Solver++ 2M (arXiv 2211.01095, algorithm 2), and its stochastic form: second order, one network call a step.
 *
 * @param path the noise levels that it passes
 * @param stochastic whether every step adds fresh noise (sde-dpmsolver++)
 */
public record DpmSolverMultistepScheduler(SolverPath path, boolean stochastic) implements NoiseScheduler {

    static final String DIFFUSERS_CLASS = "DPMSolverMultistepScheduler";

    static DpmSolverMultistepScheduler of(SchedulerConfig config) {
        config.refuse("thresholding", "use_lu_lambdas");
        // What other classes call their solvers, diffusers takes as midpoint too.
        config.oneOf("solver_type", "midpoint", Set.of("midpoint", "logrho", "bh1", "bh2"));
        config.integer("solver_order", 2, 2, 2);
        if (config.isOf(DIFFUSERS_CLASS)) {
            config.refuse("variance_type");
        }
        double unclipped = Double.NEGATIVE_INFINITY;
        config.number("lambda_min_clipped", unclipped, unclipped, unclipped);
        return new DpmSolverMultistepScheduler(
                SolverPath.of(config),
                config.oneOf("algorithm_type", "dpmsolver++", Set.of("dpmsolver++", "sde-dpmsolver++"))
                        .equals("sde-dpmsolver++"));
    }

    /** The same over Karras's sigmas, or over the model's timesteps. */
    DpmSolverMultistepScheduler withKarrasSigmas(boolean karras) {
        return new DpmSolverMultistepScheduler(path.withKarrasSigmas(karras), stochastic);
    }

    /** Whether noise levels are spaced as in arXiv 2206.00364, equation 5. */
    public boolean karrasSigmas() {
        return path.karrasSigmas();
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
    public Denoising start(Scope owner, SamplingSteps steps, NoiseSource noise) {
        return new Run(owner, path.levels(steps), noise);
    }

    /** Remembers the image that the step before predicted. */
    private final class Run implements Denoising {

        private final Scope owner;
        private final NoiseLevel[] levels;
        private final NoiseSource noise;
        private @Nullable NDArray imageBefore;
        private int index;

        Run(Scope owner, NoiseLevel[] levels, NoiseSource noise) {
            this.owner = owner;
            this.levels = levels;
            this.noise = noise;
        }

        @Override
        public NDArray step(Scope s, NDArray predicted, NDArray latents) {
            NoiseLevel here = levels[index];
            NoiseLevel next = levels[index + 1];
            NDArray image = here.image(s, schedule().predictionType(), predicted, latents);
            double h = next.lambda() - here.lambda(); // infinite in the last step
            Terms terms = new Terms(s);
            if (stochastic) {
                addImages(terms, next.alpha() * (1 - Math.exp(-2 * h)), image, h);
                terms.plus(next.sigma() / here.sigma() * Math.exp(-h), latents)
                        .plus(next.sigma() * Math.sqrt(1 - Math.exp(-2 * h)), noise.like(s, latents));
            } else {
                addImages(terms, next.alpha() * (1 - Math.exp(-h)), image, h);
                terms.plus(next.sigma() / here.sigma(), latents);
            }
            remember(image);
            index++;
            return terms.sum();
        }

        /** Equation 13: the image now, led on along its change since the step before; the first and last step have no change. */
        private void addImages(Terms terms, double factor, NDArray image, double h) {
            if (imageBefore == null || index == levels.length - 2) {
                terms.plus(factor, image);
                return;
            }
            double hBefore = levels[index].lambda() - levels[index - 1].lambda();
            double change = factor * h / (2 * hBefore);
            terms.plus(factor + change, image).plus(-change, imageBefore);
        }

        private void remember(NDArray image) {
            if (imageBefore != null) {
                imageBefore.close();
            }
            imageBefore = Kernels.copy(owner, image);
        }
    }
}
