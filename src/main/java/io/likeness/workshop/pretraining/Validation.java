package io.likeness.workshop.pretraining;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.noise.NoiseSchedule;
import io.likeness.engine.noise.SchedulerConfig;
import io.likeness.engine.pipeline.StableDiffusion;
import io.likeness.engine.pipeline.TextEncoder;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import io.likeness.workshop.world.Captions;
import io.likeness.workshop.world.Scene;
import io.likeness.workshop.world.StarterWorld;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The error of a model on scenes that no training draws, a quarter of the timesteps at a time: the same scenes, captions, noise and
 * timesteps each time, so that two numbers differ only by the model.
 */
final class Validation {

    /** Trainings draw scenes from 0 up; nobody comes this far. */
    static final long FIRST_SCENE = 1L << 40;

    static final int QUARTERS = 4;

    private static final int SCENES = 64;
    private static final int AT_ONCE = 16;
    private static final Seeds SEEDS = new Seeds(64);

    private final StableDiffusion model;
    private final TextEncoder encoder;
    private final DenoisingError error;
    private final int timesteps;

    Validation(StableDiffusion model) {
        this.model = model;
        this.encoder = model.text().each().getFirst(); // the starter has one
        NoiseSchedule noise =
                NoiseSchedule.of(SchedulerConfig.read(model.folder().resolve("scheduler")));
        this.error = new DenoisingError(noise, encoder.network(), model.unet());
        this.timesteps = noise.timesteps();
    }

    /** The mean squared error of each quarter, that of the least noisy timesteps first. */
    double[] quarters() {
        double[] sums = new double[QUARTERS];
        for (int first = 0; first < SCENES; first += AT_ONCE) {
            add(first, sums);
        }
        return sums;
    }

    /** Adds a batch's share to each quarter's mean; its scenes are drawn and encoded once for all quarters. */
    private void add(int first, double[] sums) {
        SplittableRandom random = new SplittableRandom(first);
        List<BufferedImage> pictures = new ArrayList<>();
        List<String> captions = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            Scene scene = Scene.of(FIRST_SCENE + first + i);
            pictures.add(StarterWorld.picture(scene, model.size()));
            captions.add(Captions.of(scene, random));
        }
        try (Scope s = Scope.open()) {
            NDArray means = model.vae().encode(s, ScenePixels.of(s, pictures)).mean();
            NDArray latents = model.vae().config().toModelScale(s, means);
            NDArray tokens = encoder.ids(s, captions);
            for (int quarter = 0; quarter < QUARTERS; quarter++) {
                sums[quarter] += mean(s, latents, tokens, first, quarter) * AT_ONCE / SCENES;
            }
        }
    }

    private double mean(Scope batch, NDArray latents, NDArray tokens, int first, int quarter) {
        long[] drawn = new long[AT_ONCE];
        for (int i = 0; i < AT_ONCE; i++) {
            drawn[i] = (long) timesteps * (quarter * SCENES + first + i) / (QUARTERS * SCENES);
        }
        try (Scope s = batch.nested()) {
            NDArray noise =
                    SEEDS.at(first).at(quarter).noise(s, latents.getShape().getShape());
            return Kernels.mean(s, error.squares(s, latents, noise, drawn, tokens))
                    .getFloat();
        }
    }
}
