package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * UniPC of order 1 to 3 on predicted images (arXiv 2302.04867, algorithms 5 and 6): each prediction first corrects the step that led to
 * it, then leads on.
 *
 * @param path the noise levels that it passes
 * @param order how many predicted images a step looks at, 1 to 3
 * @param exponentialB whether B(h) is e^h - 1 (bh2) or h (bh1)
 * @param uncorrected the steps, counted from 0, that are not corrected (disable_corrector)
 * @param clip what keeps predicted images in range
 */
public record UniPcMultistepScheduler(
        SolverPath path, int order, boolean exponentialB, Set<Integer> uncorrected, Clipping clip)
        implements MultistepScheduler {

    static final String DIFFUSERS_CLASS = "UniPCMultistepScheduler";

    static UniPcMultistepScheduler of(SchedulerConfig config) {
        config.refuse("solver_p");
        // What other classes call their solvers, diffusers takes as bh2 too.
        String solver = config.oneOf("solver_type", "bh2", Set.of("bh1", "bh2", "midpoint", "heun", "logrho"));
        config.requireOn("predict_x0", "lower_order_final");
        return new UniPcMultistepScheduler(
                SolverPath.of(config, SigmaRange.withEnds(config)),
                config.integer("solver_order", 2, 1, 3),
                !solver.equals("bh1"),
                config.integers("disable_corrector"),
                Clipping.thresholding(config));
    }

    @Override
    public Denoising start(Scope owner, SamplingSteps steps, NoiseSource noise) {
        return new Run(owner, path.levels(steps), steps.skipped());
    }

    /** Remembers the images that the steps before predicted, and the latents that the last step began with. */
    private final class Run implements Denoising {

        private final Scope owner;
        private final NoiseLevel[] levels;
        private final int skipped;
        private final Predictions images;
        private @Nullable NDArray latentsBefore;
        private int orderBefore;
        private int index;

        Run(Scope owner, NoiseLevel[] levels, int skipped) {
            this.owner = owner;
            this.levels = levels;
            this.skipped = skipped;
            this.images = new Predictions(owner, order);
        }

        @Override
        public NDArray step(Scope s, NDArray predicted, NDArray latents) {
            NDArray image = clip.clip(s, levels[index].image(s, schedule().predictionType(), predicted, latents));
            NDArray corrected = latentsBefore == null || uncorrected.contains(index + skipped - 1)
                    ? latents
                    : corrected(s, latentsBefore, image);
            images.add(image);
            remember(corrected);
            NDArray next = ledOn(s, corrected);
            index++;
            return next;
        }

        /** The step that led here once more, now that the image at its end is known (algorithm 5, line 9). */
        private NDArray corrected(Scope s, NDArray from, NDArray image) {
            double[] ratios = ratios(index - 1, orderBefore);
            UniPcWeights weigh = weights(index - 1);
            double[] weights = weigh.of(ratios);
            Terms terms = stepped(s, index - 1, from, weigh, ratios, weights);
            change(terms, -levels[index].alpha() * weigh.b() * weights[orderBefore - 1], images.get(0), image);
            return terms.sum();
        }

        /** Leads on along the changes of the image since the steps before; the first and the last step know of none. */
        private NDArray ledOn(Scope s, NDArray from) {
            orderBefore = Math.min(images.size(), levels.length - 1 - index);
            UniPcWeights weigh = weights(index);
            double[] before = Arrays.copyOf(ratios(index, orderBefore), orderBefore - 1);
            return stepped(s, index, from, weigh, before, before.length == 0 ? before : weigh.of(before))
                    .sum();
        }

        private UniPcWeights weights(int step) {
            return new UniPcWeights(levels[step + 1].lambda() - levels[step].lambda(), exponentialB);
        }

        /** Where the points before a step lie, in lengths of the step from its start; last its own end. */
        private double[] ratios(int step, int taken) {
            double here = levels[step].lambda();
            double h = levels[step + 1].lambda() - here;
            double[] ratios = new double[taken];
            for (int i = 1; i < taken; i++) {
                ratios[i - 1] = (levels[step - i].lambda() - here) / h;
            }
            ratios[taken - 1] = 1;
            return ratios;
        }

        /** A step along the newest image and its changes since those before. */
        private Terms stepped(Scope s, int step, NDArray from, UniPcWeights weigh, double[] ratios, double[] weights) {
            NoiseLevel here = levels[step];
            NoiseLevel next = levels[step + 1];
            Terms terms = new Terms(s)
                    .plus(next.sigma() / here.sigma(), from)
                    .plus(-next.alpha() * weigh.grown(), images.get(0));
            for (int i = 0; i < ratios.length && ratios[i] != 1; i++) {
                change(terms, -next.alpha() * weigh.b() * weights[i] / ratios[i], images.get(0), images.get(i + 1));
            }
            return terms;
        }

        private static void change(Terms terms, double factor, NDArray from, NDArray to) {
            terms.plus(factor, to).plus(-factor, from);
        }

        private void remember(NDArray latents) {
            if (latentsBefore != null) {
                latentsBefore.close();
            }
            latentsBefore = Kernels.copy(owner, latents);
        }
    }
}
