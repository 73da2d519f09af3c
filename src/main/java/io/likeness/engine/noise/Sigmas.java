package io.likeness.engine.noise;

import java.util.Arrays;

/** The noise per unit of image at each training timestep: sqrt((1 - alphas_cumprod) / alphas_cumprod), growing with time. */
final class Sigmas {

    /** diffusers' stand-in for no signal at all, so that the first sigma (4096) is finite. */
    private static final double LEAST_ALPHA_CUMPROD = 0x1p-24;

    private final double[] values;

    Sigmas(NoiseSchedule schedule) {
        values = new double[schedule.timesteps()];
        for (int t = 0; t < values.length; t++) {
            double alpha = schedule.alphaCumprod(t);
            values[t] = alpha == 0 ? at(LEAST_ALPHA_CUMPROD) : at(alpha);
        }
    }

    private static double at(double alphaCumprod) {
        return Math.sqrt((1 - alphaCumprod) / alphaCumprod);
    }

    /** The sigmas at times, in proportion between the trained ones. */
    double[] at(double[] timesteps) {
        return Arrays.stream(timesteps)
                .map(time -> {
                    int low = Math.min((int) time, values.length - 2);
                    return values[low] + (time - low) * (values[low + 1] - values[low]);
                })
                .toArray();
    }

    double least() {
        return values[0];
    }

    double most() {
        return values[values.length - 1];
    }

    /** How many timesteps, counted from the cleanest, have a lambda (half the logarithm of the signal-to-noise ratio) of this or more. */
    int withLambdaFrom(double least) {
        return (int) Arrays.stream(values)
                .takeWhile(sigma -> -Math.log(sigma) >= least)
                .count();
    }

    /** The times at which sigmas are reached, between the timesteps around each in proportion to the logarithms. */
    double[] timesteps(double[] sigmas) {
        return Arrays.stream(sigmas).map(this::timestep).toArray();
    }

    /** The time at which a sigma is reached. */
    double timestep(double sigma) {
        int found = Arrays.binarySearch(values, sigma);
        int low = Math.clamp(found < 0 ? -found - 2 : found, 0, values.length - 2);
        double below = Math.log(values[low]);
        double above = Math.log(values[low + 1]);
        return low + Math.clamp((Math.log(sigma) - below) / (above - below), 0, 1);
    }
}
