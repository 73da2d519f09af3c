package io.likeness.engine.noise;

/** How the variance of the added noise grows with time; the constants' lower-case names are diffusers' own. */
enum BetaSchedule {
    /** Betas on a line (DDPM, arXiv 2006.11239). */
    LINEAR {
        @Override
        double[] betas(int count, double start, double end) {
            return line(count, start, end);
        }
    },

    /** The roots of the betas on a line (latent diffusion, arXiv 2112.10752). */
    SCALED_LINEAR {
        @Override
        double[] betas(int count, double start, double end) {
            double[] betas = line(count, Math.sqrt(start), Math.sqrt(end));
            for (int t = 0; t < count; t++) {
                betas[t] *= betas[t];
            }
            return betas;
        }
    },

    /**
     * From a cosine of the cumulative alphas (arXiv 2102.09672, equation 17); start and end do not matter. Models are trained with
     * betas and alphas rounded to float32, which counts at the end: where 0.001 is left at each step, the rounding is 1e-5 of it.
     */
    SQUAREDCOS_CAP_V2 {
        @Override
        double[] betas(int count, double start, double end) {
            double[] betas = new double[count];
            for (int t = 0; t < count; t++) {
                double ratio = alphaBar((t + 1.0) / count) / alphaBar((double) t / count);
                betas[t] = (float) Math.min(1 - ratio, LARGEST_COSINE_BETA);
            }
            return betas;
        }

        @Override
        double alpha(double beta) {
            return (float) (1 - beta);
        }
    };

    private static final double LARGEST_COSINE_BETA = 0.999;

    /** The betas of count timesteps. */
    abstract double[] betas(int count, double start, double end);

    /** What a step leaves of the image's variance. */
    double alpha(double beta) {
        return 1 - beta;
    }

    private static double[] line(int count, double start, double end) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = count == 1 ? start : start + (end - start) * i / (count - 1);
        }
        return values;
    }

    private static double alphaBar(double time) {
        double cosine = Math.cos((time + 0.008) / 1.008 * Math.PI / 2);
        return cosine * cosine;
    }
}
