package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * UniPC of second order on predicted images, with B(h) = e^h - 1 (arXiv 2302.04867, algorithms 5 and 6; bh2): each prediction first
 * corrects the step that led to it, then leads on.
 *
 * @param path the noise levels that it passes
 */
public record UniPcMultistepScheduler(SolverPath path) implements NoiseScheduler {

    static final String DIFFUSERS_CLASS = "UniPCMultistepScheduler";

    static UniPcMultistepScheduler of(SchedulerConfig config) {
        config.refuse("thresholding", "solver_p", "sigma_min", "sigma_max", "disable_corrector");
        config.integer("solver_order", 2, 2, 2);
        // What other classes call their solvers, diffusers takes as bh2 too.
        config.oneOf("solver_type", "bh2", Set.of("bh2", "midpoint", "heun", "logrho"));
        config.requireOn("predict_x0", "lower_order_final");
        return new UniPcMultistepScheduler(SolverPath.of(config));
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
        return new Run(owner, path.levels(steps));
    }

    /** Remembers the images that the two steps before predicted, and the latents that the last step began with. */
    private final class Run implements Denoising {

        private final Scope owner;
        private final NoiseLevel[] levels;
        private @Nullable NDArray imageBefore;
        private @Nullable NDArray imageBeforeThat;
        private @Nullable NDArray latentsBefore;
        private int index;

        Run(Scope owner, NoiseLevel[] levels) {
            this.owner = owner;
            this.levels = levels;
        }

        @Override
        public NDArray step(Scope s, NDArray predicted, NDArray latents) {
            NDArray image = levels[index].image(s, schedule().predictionType(), predicted, latents);
            NDArray corrected = latentsBefore == null || imageBefore == null
                    ? latents
                    : corrected(s, latentsBefore, imageBefore, image);
            remember(image, corrected);
            NDArray next = predicted(s, corrected, image);
            index++;
            return next;
        }

        /** The step that led here once more, now that the image at its end is known (algorithm 5, line 9). */
        private NDArray corrected(Scope s, NDArray from, NDArray imageThere, NDArray imageHere) {
            NoiseLevel there = levels[index - 1];
            NoiseLevel here = levels[index];
            double h = here.lambda() - there.lambda();
            double grown = -Math.expm1(-h);
            Terms terms = new Terms(s).plus(here.sigma() / there.sigma(), from).plus(here.alpha() * grown, imageThere);
            if (imageBeforeThat == null) {
                change(terms, here.alpha() * grown / 2, imageThere, imageHere);
                return terms.sum();
            }
            double ratio = (levels[index - 2].lambda() - there.lambda()) / h;
            double phi2 = -grown / -h - 1;
            double first = phi2 / -grown;
            double second = 2 * (phi2 / -h - 0.5) / -grown;
            double ofBefore = (second - first) / (ratio - 1);
            change(terms, here.alpha() * grown * ofBefore / ratio, imageThere, imageBeforeThat);
            change(terms, here.alpha() * grown * (first - ofBefore), imageThere, imageHere);
            return terms.sum();
        }

        /** Leads on along the change of the image since the step before; the first and the last step know of none. */
        private NDArray predicted(Scope s, NDArray from, NDArray image) {
            NoiseLevel here = levels[index];
            NoiseLevel next = levels[index + 1];
            double h = next.lambda() - here.lambda(); // infinite in the last step
            double grown = -Math.expm1(-h);
            Terms terms = new Terms(s).plus(next.sigma() / here.sigma(), from).plus(next.alpha() * grown, image);
            if (imageBeforeThat != null && index < levels.length - 2) {
                double ratio = (levels[index - 1].lambda() - here.lambda()) / h;
                change(terms, next.alpha() * grown / 2 / ratio, image, imageBeforeThat);
            }
            return terms.sum();
        }

        private static void change(Terms terms, double factor, NDArray from, NDArray to) {
            terms.plus(factor, to).plus(-factor, from);
        }

        private void remember(NDArray image, NDArray latents) {
            if (imageBeforeThat != null) {
                imageBeforeThat.close();
            }
            if (latentsBefore != null) {
                latentsBefore.close();
            }
            imageBeforeThat = imageBefore;
            imageBefore = Kernels.copy(owner, image);
            latentsBefore = Kernels.copy(owner, latents);
        }
    }
}
