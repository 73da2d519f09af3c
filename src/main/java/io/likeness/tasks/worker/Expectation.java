package io.likeness.tasks.worker;

import io.likeness.tasks.queue.TaskOrder;
import io.likeness.tasks.queue.Work;

/**
 * What a task is thought to take before it shows it.
 *
 * @param steps training steps, or denoising steps over all pictures
 * @param secondsPerStep of each; NaN if nothing is known
 * @param secondsBefore from the start of the worker to the first step; NaN if nothing is known
 */
record Expectation(int steps, double secondsPerStep, double secondsBefore) {

    static Expectation of(TaskOrder order, Work work) {
        return new Expectation(work.steps(order), work.secondsPerStep(order), work.secondsBefore(order));
    }
}
