package io.likeness.engine.noise;

/** The noise per unit of image at each training timestep: sqrt((1 - alphas_cumprod) / alphas_cumprod), growing with time. */
final class Sigmas {

    /** diffusers' stand-in for no signal at all, so that the first sigma (4096) is finite. */
    private static final double LEAST_ALPHA_CUMPROD = 0x1p-24;

    private static final double KARRAS_RHO = 7;

    private final double[] values;

    Sigmas(NoiseSchedule schedule) {
        values = new double[schedule.timesteps()];
        for (int t = 0; t < values.length; t++) {
            double alpha = Math.max(schedule.alphaCumprod(t), LEAST_ALPHA_CUMPROD);
            values[t] = Math.sqrt((1 - alpha) / alpha);
        }
    }

    double at(int timestep) {
        return values[timestep];
    }

    /** Sigmas from the largest to the smallest whose seventh roots lie on a line (arXiv 2206.00364, equation 5). */
    double[] karras(int steps) {
        double least = Math.pow(values[0], 1 / KARRAS_RHO);
        double most = Math.pow(values[values.length - 1], 1 / KARRAS_RHO);
        double[] sigmas = new double[steps];
        for (int i = 0; i < steps; i++) {
            double place = steps == 1 ? 0 : (double) i / (steps - 1);
            sigmas[i] = Math.pow(most + place * (least - most), KARRAS_RHO);
        }
        return sigmas;
    }

    /** The time at which a sigma is reached, between the timesteps around it in proportion to the logarithms. */
    double timestep(double sigma) {
        int low = 0;
        while (low < values.length - 2 && values[low + 1] <= sigma) {
            low++;
        }
        double below = Math.log(values[low]);
        double above = Math.log(values[low + 1]);
        return low + Math.clamp((Math.log(sigma) - below) / (above - below), 0, 1);
    }
}
