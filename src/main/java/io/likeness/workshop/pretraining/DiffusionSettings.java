package io.likeness.workshop.pretraining;

import io.likeness.engine.Precision;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the UNet and the text encoder are trained; config/starter/diffusion.yml holds the values and why.
 *
 * @param seed draws scenes, captions, noise, timesteps and the first weights
 * @param steps optimizer steps in all
 * @param decayFrom the step from which the rate falls on a half cosine
 * @param firstScenes scenes that are drawn and encoded before the first step
 * @param freshScenes scenes that come with every step
 * @param mostScenes scenes after which none come any more
 * @param batchSize samples a step, over all shards
 * @param shards Java threads with one math thread each
 * @param learningRate AdamW's for the UNet, before it falls
 * @param textShare share of it for the text encoder
 * @param captionDropout share of samples whose caption is empty, for classifier-free guidance
 * @param oddShare share of the scenes in a style or with an accessory that are kept when drawn; the others are drawn again
 * @param timestepPower timesteps are uniform numbers to this power: below 1, more of them are noisy, where silhouettes are decided
 * @param middleWeight weight of the loss in the middle of a picture, where the subject is, beside that at its border
 * @param averageDecay of the moving average of weights, which is what is shipped
 * @param checkpointEvery steps between checkpoints
 * @param checkUpEvery steps between sheets of fixed prompts and measurements on unseen scenes; a multiple of checkpointEvery
 * @param precision what networks and Muon compute in, where the machine is fast in it; weights and their averages stay in float32
 * @param minutes of steps at most, after which it ends early; null for no limit
 */
public record DiffusionSettings(
        long seed,
        int steps,
        int decayFrom,
        int firstScenes,
        double freshScenes,
        int mostScenes,
        int batchSize,
        int shards,
        double learningRate,
        double textShare,
        double captionDropout,
        double oddShare,
        double timestepPower,
        double middleWeight,
        double averageDecay,
        int checkpointEvery,
        int checkUpEvery,
        Precision precision,
        @Nullable Double minutes) {

    public DiffusionSettings {
        SettingCheck.length(steps, decayFrom, checkpointEvery, minutes);
        SettingCheck.batch(batchSize, shards, 1);
        SettingCheck.positive("learningRate", learningRate);
        SettingCheck.share("averageDecay", averageDecay);
        SettingCheck.given("precision", precision);
        SettingCheck.atLeast(1, "firstScenes", firstScenes);
        SettingCheck.notNegative("freshScenes", freshScenes);
        SettingCheck.atLeast(firstScenes, "mostScenes", mostScenes);
        SettingCheck.notNegative("textShare", textShare);
        SettingCheck.share("captionDropout", captionDropout);
        SettingCheck.share("oddShare", oddShare);
        SettingCheck.positive("timestepPower", timestepPower);
        SettingCheck.positive("middleWeight", middleWeight);
        SettingCheck.atLeast(1, "checkUpEvery", checkUpEvery);
    }

    /** The same, but ending elsewhere; null keeps what is set. */
    public DiffusionSettings ending(@Nullable Integer lastStep, @Nullable Integer fallFrom) {
        return new DiffusionSettings(
                seed,
                Objects.requireNonNullElse(lastStep, steps),
                Objects.requireNonNullElse(fallFrom, decayFrom),
                firstScenes,
                freshScenes,
                mostScenes,
                batchSize,
                shards,
                learningRate,
                textShare,
                captionDropout,
                oddShare,
                timestepPower,
                middleWeight,
                averageDecay,
                checkpointEvery,
                checkUpEvery,
                precision,
                lastStep == null ? minutes : null); // whoever names a step wants to get there
    }

    /** How many scenes a step can draw from. */
    int scenes(int step) {
        return (int) Math.min(mostScenes, firstScenes + freshScenes * step);
    }
}
