package io.likeness.engine.noise;

/** Quantiles of the beta distribution with both shapes 0.6, which "Beta Sampling is All You Need" (arXiv 2407.12173) takes. */
final class BetaQuantiles {

    private static final double SHAPE = 0.6;
    private static final int HALVINGS = 100;
    private static final int TERMS = 300;
    private static final double TINY = 1e-300;

    /** The area below one half, which is half of the whole. */
    private static final double HALF = area(0.5);

    private BetaQuantiles() {}

    /** Where the share p, 0 to 1, of the distribution lies below. */
    static double at(double p) {
        if (p > 0.5) {
            return 1 - at(1 - p);
        }
        if (p == 0 || p == 0.5) {
            return p;
        }
        double low = 0;
        double high = 0.5;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (area(middle) / (2 * HALF) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** The incomplete beta function at x up to one half, by its continued fraction (DLMF 8.17.22). */
    private static double area(double x) {
        if (x == 0) {
            return 0;
        }
        double c = 1;
        double d = 1 / notZero(1 - 2 * SHAPE * x / (SHAPE + 1));
        double fraction = d;
        for (int m = 1; m < TERMS; m++) {
            double even = m * (SHAPE - m) * x / ((SHAPE + 2 * m - 1) * (SHAPE + 2 * m));
            d = 1 / notZero(1 + even * d);
            c = notZero(1 + even / c);
            fraction *= d * c;
            double odd = -(SHAPE + m) * (2 * SHAPE + m) * x / ((SHAPE + 2 * m) * (SHAPE + 2 * m + 1));
            d = 1 / notZero(1 + odd * d);
            c = notZero(1 + odd / c);
            fraction *= d * c;
            if (Math.abs(d * c - 1) < 1e-16) {
                break;
            }
        }
        return Math.pow(x * (1 - x), SHAPE) / SHAPE * fraction;
    }

    private static double notZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
