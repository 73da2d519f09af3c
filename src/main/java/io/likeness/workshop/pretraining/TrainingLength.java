package io.likeness.workshop.pretraining;

import io.likeness.engine.EngineException.BadSetting;
import org.jspecify.annotations.Nullable;

/**
 * When a training ends: at a step, or earlier when its time is up. The learning rate falls with whichever is nearer to its end, so a
 * training that has a machine for some minutes only ends as it should.
 *
 * @param steps optimizer steps at most
 * @param minutes of steps at most, over all runs; null for no limit
 */
record TrainingLength(int steps, @Nullable Double minutes) {

    TrainingLength {
        if (minutes != null && minutes <= 0) {
            throw new BadSetting("minutes is %s: it must be more than 0, or left out".formatted(minutes));
        }
    }

    /** How far a training has come, in steps of one that time does not limit; at {@link #steps} it ends. */
    int place(int step, double seconds) {
        return minutes == null ? step : Math.max(step, (int) (steps * seconds / (60 * minutes)));
    }

    /** The step at which it will end, if steps take as long as those so far did. */
    int last(int step, double seconds) {
        if (minutes == null || seconds <= 0) {
            return steps;
        }
        return (int) Math.clamp(step * 60 * minutes / seconds, step, steps);
    }
}
