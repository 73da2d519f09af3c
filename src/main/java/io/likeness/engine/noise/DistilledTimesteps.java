package io.likeness.engine.noise;

import io.likeness.engine.EngineException.BadSetting;

/**
 * The timesteps that a consistency model was distilled on: they end evenly long stretches of the schedule.
 *
 * @param count how many there are (original_inference_steps)
 * @param stride timesteps from one to the next
 */
record DistilledTimesteps(int count, int stride) {

    static DistilledTimesteps of(SchedulerConfig config, NoiseSchedule schedule) {
        int count = config.integer("original_inference_steps", 50, 1, schedule.timesteps());
        return new DistilledTimesteps(count, schedule.timesteps() / count);
    }

    /** Those of a run, evenly chosen, noisiest first. */
    int[] timesteps(String method, SamplingSteps steps) {
        if (steps.count() < 1 || steps.count() > count) {
            throw new BadSetting(
                    "steps = %d: %s takes 1 to %d, and is made for 4 to 8".formatted(steps.count(), method, count));
        }
        int[] timesteps = new int[steps.taken()];
        for (int i = 0; i < timesteps.length; i++) {
            int passed = (int) ((steps.skipped() + i) * ((double) count / steps.count()));
            timesteps[i] = (count - passed) * stride - 1;
        }
        return timesteps;
    }
}
