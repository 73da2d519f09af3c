package io.likeness.engine.training;

/** The share of the learning rate that each step takes. */
@FunctionalInterface
public interface LearningRateSchedule {

    /** The factor for a step, counted from 0. */
    double at(int step);

    /** The same rate all the time. */
    static LearningRateSchedule constant() {
        return step -> 1;
    }

    /** This schedule, but rising from near zero on a line over the first steps. */
    default LearningRateSchedule withWarmup(int steps) {
        return step -> step < steps ? (step + 1.0) / (steps + 1) * at(step) : at(step);
    }

    /**
     * Full until a step, then down a half cosine to a share of the rate at the end.
     *
     * @param from the step from which it falls
     * @param to the step at which it has fallen
     * @param last the share that is left
     */
    static LearningRateSchedule cosine(int from, int to, double last) {
        return step -> {
            double way = Math.clamp((double) (step - from) / Math.max(1, to - from), 0, 1);
            return last + (1 - last) * (1 + Math.cos(Math.PI * way)) / 2;
        };
    }
}
