package io.likeness.workshop.pretraining;

import io.likeness.engine.Precision;
import org.jspecify.annotations.Nullable;

/**
 * How the tiny CLIP is trained; config/starter/clip.yml holds the values.
 *
 * @param seed draws scenes, captions and the first weights
 * @param steps optimizer steps in all
 * @param decayFrom the step from which the rate falls on a half cosine
 * @param firstScenes scenes that are drawn before the first step
 * @param freshScenes scenes that come with every step
 * @param batchSize pairs a step, over all shards; each is told from all others
 * @param shards Java threads with one math thread each
 * @param learningRate AdamW's and Muon's, before it falls
 * @param averageDecay of the moving average of weights, which is what is shipped
 * @param checkpointEvery steps between checkpoints, each with a measurement on unseen scenes
 * @param precision what towers and Muon compute in, where the machine is fast in it
 * @param minutes of steps at most, after which it ends early; null for no limit
 */
public record ClipSettings(
        long seed,
        int steps,
        int decayFrom,
        int firstScenes,
        double freshScenes,
        int batchSize,
        int shards,
        double learningRate,
        double averageDecay,
        int checkpointEvery,
        Precision precision,
        @Nullable Double minutes) {

    public ClipSettings {
        SettingCheck.length(steps, decayFrom, checkpointEvery, minutes);
        SettingCheck.batch(batchSize, shards, 1);
        SettingCheck.positive("learningRate", learningRate);
        SettingCheck.share("averageDecay", averageDecay);
        SettingCheck.given("precision", precision);
        SettingCheck.atLeast(1, "firstScenes", firstScenes);
        SettingCheck.notNegative("freshScenes", freshScenes);
    }

    /** How many scenes there are to choose from at a step. */
    int scenes(int step) {
        return firstScenes + (int) (freshScenes * step);
    }

    /** How many pairs one shard sees a step. */
    int share() {
        return batchSize / shards;
    }
}
