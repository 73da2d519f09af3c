package io.likeness.engine.noise;

/**
 * How much UniPC's steps weigh the changes of the image towards other points (arXiv 2302.04867, equations 9 and 10).
 *
 * @param h the step's length in lambda
 * @param exponentialB whether B(h) = e^h - 1 (bh2) or h (bh1), on predicted images with h negative
 */
record UniPcWeights(double h, boolean exponentialB) {

    /** e^-h - 1: negative, as B is. */
    double grown() {
        return Math.expm1(-h);
    }

    /** B(h). */
    double b() {
        return exponentialB ? grown() : -h;
    }

    /** Weights of the changes towards points at these ratios of the step: their moments are those of the exact integral. */
    double[] of(double... ratios) {
        int size = ratios.length;
        if (size == 1) {
            return new double[] {0.5}; // the authors' choice, right to the order that one point gives
        }
        double[] weights = moments(size);
        double[][] powers = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                powers[i][k] = Math.pow(ratios[k], i);
            }
        }
        eliminate(powers, weights);
        return weights;
    }

    private double[] moments(int size) {
        double[] moments = new double[size];
        double phi = grown() / -h - 1;
        double factorial = 1;
        for (int i = 0; i < size; i++) {
            moments[i] = phi * factorial / b();
            factorial *= i + 2;
            phi = phi / -h - 1 / factorial;
        }
        return moments;
    }

    /** Gauss and Jordan; the ratios differ, so a row's first number can be zero only before the rows above are taken off it. */
    private static void eliminate(double[][] rows, double[] right) {
        for (int i = 0; i < right.length; i++) {
            double pivot = rows[i][i];
            for (int j = 0; j < right.length; j++) {
                double factor = j == i ? 0 : rows[j][i] / pivot;
                for (int k = i; k < right.length; k++) {
                    rows[j][k] -= factor * rows[i][k];
                }
                right[j] -= factor * right[i];
            }
        }
        for (int i = 0; i < right.length; i++) {
            right[i] /= rows[i][i];
        }
    }
}
