package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Pseudo linear multistep sampling (PLMS: PNDM, arXiv 2202.09778, without its Runge-Kutta start, as Stable Diffusion 1.x uses it).
 *
 * <p>The first step is taken twice: a trial step gives a second prediction, and the step is repeated with the mean of both.
 *
 * @param schedule what the network was trained with
 * @param spacing which timesteps a run visits
 * @param offset diffusers' steps_offset
 * @param lastAlpha alphas_cumprod after the last step: 1, or that of timestep 0 (set_alpha_to_one)
 */
public record PndmScheduler(NoiseSchedule schedule, TimestepSpacing spacing, int offset, double lastAlpha)
        implements NoiseScheduler {

    static final String DIFFUSERS_CLASS = "PNDMScheduler";

    /** Weights of the predictions, newest first, over a common divisor: Adams-Bashforth of order 1 to 4 (equation 12). */
    private static final double[][] ADAMS_BASHFORTH = {
        {1}, {3 / 2.0, -1 / 2.0}, {23 / 12.0, -16 / 12.0, 5 / 12.0}, {55 / 24.0, -59 / 24.0, 37 / 24.0, -9 / 24.0}
    };

    static PndmScheduler of(SchedulerConfig config) {
        // diffusers' default is false; no latent diffusion model uses it, and other classes' configs lack the key.
        if (config.isOf(DIFFUSERS_CLASS) && !config.flag("skip_prk_steps", false)) {
            throw config.unsupported("skip_prk_steps", "true");
        }
        NoiseSchedule schedule = NoiseSchedule.of(config);
        return new PndmScheduler(
                schedule,
                config.choice("timestep_spacing", TimestepSpacing.LEADING, TimestepSpacing.class),
                config.integer("steps_offset", 0, 0, schedule.timesteps() - 1),
                config.flag("set_alpha_to_one", false) ? 1 : schedule.alphaCumprod(0));
    }

    @Override
    public List<SamplingPoint> points(SamplingSteps steps) {
        return SamplingPoint.at(timesteps(steps), schedule::level);
    }

    /**
     * The second timestep twice, wherever the run begins. diffusers' image-to-image takes its list from the middle, past the double,
     * and so loses a step.
     */
    private int[] timesteps(SamplingSteps steps) {
        int[] visited = spacing.timesteps(steps, schedule.timesteps(), offset);
        return visited.length == 1
                ? visited
                : IntStream.concat(Arrays.stream(visited, 0, 2), Arrays.stream(visited, 1, visited.length))
                        .toArray();
    }

    @Override
    public Denoising start(Scope owner, SamplingSteps steps, NoiseSource noise) {
        return new Run(owner, timesteps(steps), schedule.timesteps() / steps.count());
    }

    private double alphaCumprod(int timestep) {
        return timestep >= 0 ? schedule.alphaCumprod(timestep) : lastAlpha;
    }

    /** Remembers up to four predictions, and the latents before the trial step. */
    private final class Run implements Denoising {

        private final Scope owner;
        private final int[] timesteps;
        private final int stride;
        private final Predictions predictions;
        private @Nullable NDArray beforeTrial;
        private int index;

        Run(Scope owner, int[] timesteps, int stride) {
            this.owner = owner;
            this.timesteps = timesteps;
            this.stride = stride;
            this.predictions = new Predictions(owner, ADAMS_BASHFORTH.length);
        }

        @Override
        public NDArray step(Scope s, NDArray predicted, NDArray latents) {
            int timestep = timesteps[index];
            if (index++ == 1 && beforeTrial != null) {
                try (NDArray start = beforeTrial) {
                    return transfer(s, timestep + stride, timestep, mean(s, predicted), start);
                }
            }
            if (index == 1) {
                beforeTrial = Kernels.copy(owner, latents);
            }
            predictions.add(predicted);
            return transfer(s, timestep, timestep - stride, combined(s), latents);
        }

        private NDArray mean(Scope s, NDArray predicted) {
            return new Terms(s)
                    .plus(0.5, predicted)
                    .plus(0.5, predictions.get(0))
                    .sum();
        }

        private NDArray combined(Scope s) {
            double[] weights = ADAMS_BASHFORTH[predictions.size() - 1];
            Terms terms = new Terms(s);
            for (int i = 0; i < weights.length; i++) {
                terms.plus(weights[i], predictions.get(i));
            }
            return terms.sum();
        }

        /**
         * Equation 9, which is DDIM's step: the prediction's image at the next level's share plus its noise at the next level's.
         * Written as factors of the two tensors it holds without any signal left too (zero terminal SNR with v-prediction).
         */
        private NDArray transfer(Scope s, int from, int to, NDArray predicted, NDArray x) {
            NoiseLevel here = NoiseLevel.of(alphaCumprod(from));
            NoiseLevel next = NoiseLevel.of(alphaCumprod(to));
            Terms terms = new Terms(s);
            return switch (schedule.predictionType()) {
                case EPSILON ->
                    terms.plus(next.alpha() / here.alpha(), x)
                            .plus(next.sigma() - next.alpha() * here.sigma() / here.alpha(), predicted)
                            .sum();
                case V_PREDICTION ->
                    terms.plus(next.alpha() * here.alpha() + next.sigma() * here.sigma(), x)
                            .plus(next.sigma() * here.alpha() - next.alpha() * here.sigma(), predicted)
                            .sum();
                case SAMPLE ->
                    terms.plus(next.sigma() / here.sigma(), x)
                            .plus(next.alpha() - next.sigma() * here.alpha() / here.sigma(), predicted)
                            .sum();
            };
        }
    }
}
