package io.likeness.workshop.pretraining;

import io.likeness.engine.Precision;
import io.likeness.workshop.referee.RefereeConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the referee is trained; config/starter/referee.yml holds the values and why.
 *
 * @param seed draws subjects, scenes, their blur and noise, and the first weights
 * @param steps optimizer steps in all
 * @param decayFrom the step from which the rate falls on a half cosine
 * @param subjects of each class; all their pictures, four of each, are kept in memory once they are drawn
 * @param batchSize pictures a step, over all shards: two pictures of each of two subjects of each class that is drawn
 * @param shards Java threads with one math thread each
 * @param learningRate AdamW's and Muon's, before it falls
 * @param identityWeight weight of the contrastive loss beside the sum of the heads' losses
 * @param temperature divides the cosines in the contrastive loss
 * @param averageDecay of the moving average of weights, which is what is used
 * @param checkpointEvery steps between checkpoints
 * @param checkUpEvery steps between examinations on unseen subjects; a multiple of checkpointEvery
 * @param precision what the network and Muon compute in, where the machine is fast in it
 * @param channels of the trunk's feature maps, finest first
 * @param normGroups groups of the group normalisations
 * @param features width of a picture's features
 * @param identity width of the identity embedding
 * @param minutes of steps at most, after which it ends early; null for no limit
 */
public record RefereeSettings(
        long seed,
        int steps,
        int decayFrom,
        int subjects,
        int batchSize,
        int shards,
        double learningRate,
        double identityWeight,
        double temperature,
        double averageDecay,
        int checkpointEvery,
        int checkUpEvery,
        Precision precision,
        List<Integer> channels,
        int normGroups,
        int features,
        int identity,
        @Nullable Double minutes) {

    public RefereeSettings {
        SettingCheck.length(steps, decayFrom, checkpointEvery, minutes);
        SettingCheck.batch(batchSize, shards, 4);
        SettingCheck.positive("learningRate", learningRate);
        SettingCheck.share("averageDecay", averageDecay);
        SettingCheck.given("precision", precision);
        SettingCheck.atLeast(2, "subjects", subjects);
        SettingCheck.notNegative("identityWeight", identityWeight);
        SettingCheck.positive("temperature", temperature);
        SettingCheck.atLeast(1, "checkUpEvery", checkUpEvery);
        SettingCheck.given("channels", channels);
        SettingCheck.atLeast(1, "normGroups", normGroups);
        SettingCheck.atLeast(1, "features", features);
        SettingCheck.atLeast(1, "identity", identity);
    }

    /** The side of the pictures; the illustrated world is designed for it. */
    static final int SIZE = 64;

    RefereeConfig network() {
        return new RefereeConfig(SIZE, channels, normGroups, features, identity);
    }
}
