package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * DPM-Solver++ 2M (arXiv 2211.01095, algorithm 2), and its stochastic form: second order, one network call a step.
 *
 * @param schedule what the network was trained with
 * @param spacing which timesteps a run visits, unless the sigmas are Karras's
 * @param offset diffusers' steps_offset
 * @param karrasSigmas whether noise levels are spaced as in arXiv 2206.00364, equation 5
 * @param stochastic whether every step adds fresh noise (sde-dpmsolver++)
 */
public record DpmSolverMultistepScheduler(
        NoiseSchedule schedule, TimestepSpacing spacing, int offset, boolean karrasSigmas, boolean stochastic)
        implements NoiseScheduler {

    static final String DIFFUSERS_CLASS = "DPMSolverMultistepScheduler";

    static DpmSolverMultistepScheduler of(SchedulerConfig config) {
        config.refuse(
                "thresholding",
                "use_exponential_sigmas",
                "use_beta_sigmas",
                "use_lu_lambdas",
                "use_flow_sigmas",
                "use_dynamic_shifting");
        config.oneOf("solver_type", "midpoint", Set.of("midpoint"));
        config.oneOf("final_sigmas_type", "zero", Set.of("zero"));
        config.integer("solver_order", 2, 2, 2);
        if (config.isOf(DIFFUSERS_CLASS)) {
            config.refuse("variance_type");
        }
        double unclipped = Double.NEGATIVE_INFINITY;
        config.number("lambda_min_clipped", unclipped, unclipped, unclipped);
        NoiseSchedule schedule = NoiseSchedule.of(config);
        return new DpmSolverMultistepScheduler(
                schedule,
                config.choice("timestep_spacing", TimestepSpacing.LINSPACE, TimestepSpacing.class),
                config.integer("steps_offset", 0, 0, schedule.timesteps() - 1),
                config.flag("use_karras_sigmas", false),
                config.oneOf("algorithm_type", "dpmsolver++", Set.of("dpmsolver++", "sde-dpmsolver++"))
                        .equals("sde-dpmsolver++"));
    }

    @Override
    public int[] timesteps(int steps) {
        int[] timesteps = spacing.timestepsBeforeTheEnd(steps, schedule.timesteps(), offset);
        if (karrasSigmas) {
            Sigmas all = new Sigmas(schedule);
            double[] passed = all.karras(steps);
            for (int i = 0; i < steps; i++) {
                timesteps[i] = (int) Math.rint(all.timestep(passed[i]));
            }
        }
        return timesteps;
    }

    /** The noise levels that a run passes, steps + 1 of them, ending at zero. */
    double[] sigmas(int steps) {
        Sigmas all = new Sigmas(schedule);
        double[] passed = karrasSigmas
                ? all.karras(steps)
                : Arrays.stream(timesteps(steps)).mapToDouble(all::at).toArray();
        return Arrays.copyOf(passed, steps + 1);
    }

    @Override
    public Denoising start(Scope owner, int steps, NoiseSource noise) {
        return new Run(owner, sigmas(steps), noise);
    }

    /** Remembers the image that the step before predicted. */
    private final class Run implements Denoising {

        private final Scope owner;
        private final double[] sigmas;
        private final NoiseSource noise;
        private @Nullable NDArray imageBefore;
        private int index;

        Run(Scope owner, double[] sigmas, NoiseSource noise) {
            this.owner = owner;
            this.sigmas = sigmas;
            this.noise = noise;
        }

        @Override
        public NDArray step(Scope s, NDArray predicted, NDArray latents) {
            NoiseLevel here = NoiseLevel.ofSigma(sigmas[index]);
            NoiseLevel next = NoiseLevel.ofSigma(sigmas[index + 1]);
            NDArray image = here.image(s, schedule.predictionType(), predicted, latents);
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
            if (imageBefore == null || index == sigmas.length - 2) {
                terms.plus(factor, image);
                return;
            }
            double hBefore = lambda(index) - lambda(index - 1);
            double change = factor * h / (2 * hBefore);
            terms.plus(factor + change, image).plus(-change, imageBefore);
        }

        private double lambda(int at) {
            return NoiseLevel.ofSigma(sigmas[at]).lambda();
        }

        private void remember(NDArray image) {
            if (imageBefore != null) {
                imageBefore.close();
            }
            imageBefore = Kernels.copy(owner, image);
        }
    }
}
