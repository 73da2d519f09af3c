package io.likeness.workshop.pretraining;

import io.likeness.engine.Precision;
import org.jspecify.annotations.Nullable;

/**
 * How the autoencoder is trained; config/starter/autoencoder.yml holds the values and why.
 *
 * @param seed draws scenes, crops, noise and the first weights
 * @param steps optimizer steps in all
 * @param cropSize pixels of the squares that most steps learn from: cheaper than whole pictures, and enough for a convolutional network
 * @param wholeFrom the step from which whole pictures of the model's sample size are seen, four times fewer of them
 * @param batchSize squares a step, over all shards
 * @param shards Java threads with one math thread each
 * @param learningRate AdamW's and Muon's, before it falls
 * @param decayFrom the step from which the rate falls on a half cosine
 * @param klWeight weight of the mean divergence from the unit normal distribution
 * @param averageDecay of the moving average of weights, which is what is used
 * @param checkpointEvery steps between checkpoints
 * @param precision what the network and Muon compute in, where the machine is fast in it; weights and their averages stay in float32
 * @param minutes of steps at most, after which it ends early; null for no limit
 */
public record AutoencoderSettings(
        long seed,
        int steps,
        int cropSize,
        int wholeFrom,
        int batchSize,
        int shards,
        double learningRate,
        int decayFrom,
        double klWeight,
        double averageDecay,
        int checkpointEvery,
        Precision precision,
        @Nullable Double minutes) {

    public AutoencoderSettings {
        SettingCheck.length(steps, decayFrom, checkpointEvery, minutes);
        SettingCheck.batch(batchSize, shards, 1);
        SettingCheck.positive("learningRate", learningRate);
        SettingCheck.share("averageDecay", averageDecay);
        SettingCheck.given("precision", precision);
        SettingCheck.atLeast(1, "cropSize", cropSize);
        SettingCheck.atLeast(0, "wholeFrom", wholeFrom);
        SettingCheck.notNegative("klWeight", klWeight);
    }
}
