package io.likeness.engine.noise;

/**
 * How a run's noise levels are spread, and between which ends.
 *
 * @param spacing where they lie
 * @param least the end with the least noise (sigma_min); NaN is that of the schedule or of the run
 * @param most the end with the most (sigma_max); NaN likewise
 */
record SigmaRange(SigmaSpacing spacing, double least, double most) {

    /** Between the ends that the schedule or the run has. */
    static SigmaRange of(SigmaSpacing spacing) {
        return new SigmaRange(spacing, Double.NaN, Double.NaN);
    }

    /** The same for a class that lets the config say other ends, which matter only where sigmas do not follow timesteps. */
    static SigmaRange withEnds(SchedulerConfig config) {
        double least = config.number("sigma_min", Double.NaN, 1e-6, 1e6);
        double most = config.number("sigma_max", Double.NaN, 1e-6, 1e6);
        if (least >= most) {
            throw config.unsupported("sigma_min", "less than sigma_max " + most);
        }
        return new SigmaRange(SigmaSpacing.of(config), least, most);
    }

    /** Whether the levels are those of timesteps. */
    boolean followsTimesteps() {
        return spacing == SigmaSpacing.TIMESTEPS;
    }

    /** The end with the least noise. */
    double leastOr(double usual) {
        return Double.isNaN(least) || followsTimesteps() ? usual : least;
    }

    double[] sigmas(double usualMost, double usualLeast, int steps) {
        return spacing.between(Double.isNaN(most) ? usualMost : most, leastOr(usualLeast), steps);
    }
}
