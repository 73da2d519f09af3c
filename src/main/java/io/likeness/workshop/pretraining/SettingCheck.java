package io.likeness.workshop.pretraining;

import io.likeness.engine.EngineException.BadSetting;
import org.jspecify.annotations.Nullable;

/** Looks at a pretraining's settings before it costs time: a step of no batch or a rate that is no number is a slip of the pen. */
final class SettingCheck {

    private SettingCheck() {}

    /** A count that is not smaller than it makes sense. */
    static void atLeast(int least, String name, int value) {
        if (value < least) {
            throw new BadSetting("%s is %d: it must be at least %d".formatted(name, value, least));
        }
    }

    /** A finite number above 0. */
    static void positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new BadSetting("%s is %s: it must be a number above 0".formatted(name, value));
        }
    }

    /** A finite number from 0 on. */
    static void notNegative(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new BadSetting("%s is %s: it must be a number from 0 on".formatted(name, value));
        }
    }

    /** A number from 0 to 1. */
    static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new BadSetting("%s is %s: it must be a number from 0 to 1".formatted(name, value));
        }
    }

    /** What a file may leave out although a training cannot do without. */
    static void given(String name, @Nullable Object value) {
        if (value == null) {
            throw new BadSetting("%s is missing".formatted(name));
        }
    }

    /** What every training counts in. */
    static void length(int steps, int decayFrom, int checkpointEvery, @Nullable Double minutes) {
        atLeast(1, "steps", steps);
        atLeast(0, "decayFrom", decayFrom);
        atLeast(1, "checkpointEvery", checkpointEvery);
        if (minutes != null) {
            positive("minutes", minutes);
        }
    }

    /** A batch that gives each shard something. */
    static void batch(int batchSize, int shards, int least) {
        atLeast(1, "shards", shards);
        if (batchSize / shards < least) {
            throw new BadSetting("batchSize is %d: with shards %d it must be at least %d"
                    .formatted(batchSize, shards, (long) shards * least));
        }
    }
}
