package io.likeness.engine.noise;

import java.util.List;

/** A solver that passes noise levels one by one and learns from the steps before: one network call a step. */
sealed interface MultistepScheduler extends NoiseScheduler
        permits DeisMultistepScheduler, DpmSolverMultistepScheduler, UniPcMultistepScheduler {

    /** The noise levels that it passes. */
    SolverPath path();

    @Override
    default NoiseSchedule schedule() {
        return path().schedule();
    }

    @Override
    default SigmaSpacing sigmas() {
        return path().range().spacing();
    }

    @Override
    default List<SamplingPoint> points(SamplingSteps steps) {
        return path().points(steps);
    }
}
