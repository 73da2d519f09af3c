package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.PredictionType;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import java.util.Arrays;

/**
 * The noise that a network was trained to remove: how much of it at each timestep, and what the network predicts.
 *
 * <p>Kept in double on the host; a tensor sees only finished float32 coefficients.
 */
public final class NoiseSchedule {

    private final PredictionType predictionType;
    private final double[] betas;
    private final double[] alphasCumprod;

    private NoiseSchedule(PredictionType predictionType, BetaSchedule growth, double[] betas) {
        this.predictionType = predictionType;
        this.betas = betas;
        this.alphasCumprod = cumulativeAlphas(growth, betas);
    }

    /**
     * The schedule that a scheduler_config.json describes; every noise scheduler reads the same keys.
     *
     * @throws BadSetting naming a key that is not supported
     */
    public static NoiseSchedule of(SchedulerConfig config) {
        return of(config, BetaSchedule.LINEAR, 0.0001, 0.02);
    }

    /** The same for the classes that ask twice for each step, whose own defaults lie between DDPM's and Stable Diffusion's. */
    static NoiseSchedule ofTwoCalls(SchedulerConfig config) {
        return of(config, BetaSchedule.LINEAR, 0.00085, 0.012);
    }

    /** The same for a class with defaults of its own for how the betas grow. */
    static NoiseSchedule of(SchedulerConfig config, BetaSchedule usual, double start, double end) {
        config.refuse("trained_betas");
        PredictionType predicted = config.choice("prediction_type", PredictionType.EPSILON, PredictionType.class);
        BetaSchedule growth = config.choice("beta_schedule", usual, BetaSchedule.class);
        double[] betas = growth.betas(
                config.integer("num_train_timesteps", 1000, 2, 100_000),
                config.number("beta_start", start, 0, 1),
                config.number("beta_end", end, 0, 1));
        boolean zeroTerminalSnr = config.flag("rescale_betas_zero_snr", false);
        if (zeroTerminalSnr && predicted == PredictionType.EPSILON) {
            // At the last timestep x is the noise: predicting it says nothing of the image.
            throw config.unsupported("rescale_betas_zero_snr", "false, or prediction_type v_prediction or sample");
        }
        return new NoiseSchedule(predicted, growth, zeroTerminalSnr ? withZeroTerminalSnr(growth, betas) : betas);
    }

    /** What the network predicts. */
    public PredictionType predictionType() {
        return predictionType;
    }

    /** How many timesteps there are; they count from 0. */
    public int timesteps() {
        return betas.length;
    }

    /** The variance of the noise added at a timestep. */
    public double beta(int timestep) {
        return betas[timestep];
    }

    /** The share of the image's variance that is left at a timestep. */
    public double alphaCumprod(int timestep) {
        return alphasCumprod[timestep];
    }

    /** How much image and noise there are at a timestep. */
    NoiseLevel level(int timestep) {
        return NoiseLevel.of(alphasCumprod[timestep]);
    }

    /**
     * Signal-to-noise ratio at a timestep: alphas_cumprod / (1 - alphas_cumprod), of the float32 number that training sees. The
     * difference matters at the first timesteps only, where the divisor has three digits.
     */
    public double snr(int timestep) {
        double alpha = (float) alphasCumprod[timestep];
        return alpha / (1 - alpha);
    }

    /** x0 and noise (B, ...) to x_t = sqrt(alphas_cumprod) x0 + sqrt(1 - alphas_cumprod) noise, one timestep a sample. */
    public NDArray addNoise(Scope s, NDArray x0, NDArray noise, long[] timesteps) {
        return mix(s, alphas(s, x0, timesteps), x0, sigmas(s, x0, timesteps, 1), noise);
    }

    /** x0 and noise (B, ...) to v = sqrt(alphas_cumprod) noise - sqrt(1 - alphas_cumprod) x0, one timestep a sample. */
    public NDArray velocity(Scope s, NDArray x0, NDArray noise, long[] timesteps) {
        return mix(s, alphas(s, x0, timesteps), noise, sigmas(s, x0, timesteps, -1), x0);
    }

    /** What the network should have predicted (B, ...). */
    public NDArray target(Scope s, NDArray x0, NDArray noise, long[] timesteps) {
        return switch (predictionType) {
            case EPSILON -> noise;
            case V_PREDICTION -> velocity(s, x0, noise, timesteps);
            case SAMPLE -> x0;
        };
    }

    private NDArray alphas(Scope s, NDArray x, long[] timesteps) {
        float[] values = new float[timesteps.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sqrt(alphasCumprod[Math.toIntExact(timesteps[i])]);
        }
        return s.of(values, perSample(x, timesteps));
    }

    private NDArray sigmas(Scope s, NDArray x, long[] timesteps, int sign) {
        float[] values = new float[timesteps.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (sign * Math.sqrt(1 - alphasCumprod[Math.toIntExact(timesteps[i])]));
        }
        return s.of(values, perSample(x, timesteps));
    }

    /** (B, 1, 1, ...): one number for a whole sample. */
    private static long[] perSample(NDArray x, long[] timesteps) {
        long[] shape = new long[x.getShape().dimension()];
        Arrays.fill(shape, 1);
        shape[0] = timesteps.length;
        if (x.getShape().get(0) != timesteps.length) {
            throw new IllegalArgumentException(
                    "%d timesteps for samples of shape %s".formatted(timesteps.length, x.getShape()));
        }
        return shape;
    }

    private static NDArray mix(Scope s, NDArray a, NDArray x, NDArray b, NDArray y) {
        return Kernels.add(s, Kernels.mul(s, a, x), Kernels.mul(s, b, y));
    }

    private static double[] cumulativeAlphas(BetaSchedule growth, double[] betas) {
        double[] products = new double[betas.length];
        double product = 1;
        for (int t = 0; t < betas.length; t++) {
            product *= growth.alpha(betas[t]);
            products[t] = product;
        }
        return products;
    }

    /** Shifts and scales so that nothing of the image is left at the last timestep (arXiv 2305.08891, algorithm 1). */
    private static double[] withZeroTerminalSnr(BetaSchedule growth, double[] betas) {
        double[] cumulative = cumulativeAlphas(growth, betas);
        double first = Math.sqrt(cumulative[0]);
        double last = Math.sqrt(cumulative[betas.length - 1]);
        double[] rescaled = new double[betas.length];
        double before = 1;
        for (int t = 0; t < betas.length; t++) {
            double root = (Math.sqrt(cumulative[t]) - last) * first / (first - last);
            rescaled[t] = 1 - root * root / before;
            before = root * root;
        }
        return rescaled;
    }
}
