package io.likeness.engine.noise;

/**
 * How the order of a multistep solver falls at the end of a run: what lies far back says little of the last, long steps.
 *
 * @param eulerAtFinal whether the last step is of first order, however many there are
 * @param lowerOrderFinal whether the last two steps of a short run are of first and second order
 */
record SolverEnding(boolean eulerAtFinal, boolean lowerOrderFinal) {

    private static final int SHORT = 15;

    static SolverEnding of(SchedulerConfig config) {
        return new SolverEnding(config.flag("euler_at_final", false), config.flag("lower_order_final", true));
    }

    /**
     * The order of a step.
     *
     * @param known how many predictions there are
     * @param left steps that are left, this one too
     * @param steps of the whole way from pure noise
     * @param clean whether this step leads to no noise at all, which only the first order can
     */
    int order(int known, int left, int steps, boolean clean) {
        boolean falls = lowerOrderFinal && steps < SHORT;
        if (left == 1 && (eulerAtFinal || falls || clean)) {
            return 1;
        }
        return left == 2 && falls ? Math.min(known, 2) : known;
    }
}
