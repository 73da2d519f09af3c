package io.likeness.engine.noise;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Where between the most and the least noise the levels of a run lie. */
public enum SigmaSpacing {
    /** At the trained timesteps that the run visits. */
    TIMESTEPS(""),

    /** Their seventh roots lie on a line (arXiv 2206.00364, equation 5). */
    KARRAS("use_karras_sigmas"),

    /** Their logarithms lie on a line. */
    EXPONENTIAL("use_exponential_sigmas"),

    /** At the quantiles of a beta distribution, dense at both ends (arXiv 2407.12173). */
    BETA("use_beta_sigmas"),

    /** On a line in half the logarithm of the signal-to-noise ratio (arXiv 2206.00927): EXPONENTIAL under another name. */
    LU("use_lu_lambdas");

    private static final double KARRAS_RHO = 7;

    private final String key;

    SigmaSpacing(String key) {
        this.key = key;
    }

    /** The one that a config switches on; it may switch on one only. */
    static SigmaSpacing of(SchedulerConfig config) {
        return one(config, List.of(KARRAS, EXPONENTIAL, BETA));
    }

    /** The same for a class that knows use_lu_lambdas too. */
    static SigmaSpacing orLu(SchedulerConfig config) {
        return one(config, List.of(KARRAS, EXPONENTIAL, BETA, LU));
    }

    private static SigmaSpacing one(SchedulerConfig config, List<SigmaSpacing> known) {
        List<SigmaSpacing> on = known.stream()
                .filter(spacing -> config.flag(spacing.key, false))
                .toList();
        if (on.size() > 1) {
            throw config.unsupported(on.get(1).key, "false beside " + on.getFirst().key);
        }
        return Stream.concat(on.stream(), Stream.of(TIMESTEPS)).toList().getFirst();
    }

    /** Falling sigmas from the most to the least. */
    double[] between(double most, double least, int steps) {
        double[] sigmas = new double[steps];
        Arrays.setAll(sigmas, i -> at(steps == 1 ? 0 : (double) i / (steps - 1), most, least));
        return sigmas;
    }

    private double at(double place, double most, double least) {
        return switch (this) {
            case TIMESTEPS -> throw new IllegalStateException("timesteps say themselves where they lie");
            case KARRAS -> Math.pow(line(place, root(most), root(least)), KARRAS_RHO);
            case EXPONENTIAL, LU -> Math.exp(line(place, Math.log(most), Math.log(least)));
            case BETA -> line(BetaQuantiles.at(place), most, least);
        };
    }

    private static double root(double sigma) {
        return Math.pow(sigma, 1 / KARRAS_RHO);
    }

    private static double line(double place, double from, double to) {
        return from + place * (to - from);
    }
}
