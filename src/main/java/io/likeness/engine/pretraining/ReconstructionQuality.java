package io.likeness.engine.pretraining;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.starter.ArtStyle;
import io.likeness.engine.starter.Scene;
import io.likeness.engine.starter.StarterWorld;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.vae.AutoencoderKL;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.LongStream;

/** How much of a picture survives an autoencoder: peak signal to noise ratio on unstyled scenes that no training draws. */
public final class ReconstructionQuality {

    private static final int SCENES = 32;
    private static final int AT_ONCE = 16;
    private static final double PEAK = 2;

    private ReconstructionQuality() {}

    /** Decibels, of the mean squared error over all pixels of all scenes. */
    public static double decibels(AutoencoderKL autoencoder) {
        List<Scene> scenes = LongStream.iterate(Validation.FIRST_SCENE, seed -> seed + 1)
                .mapToObj(Scene::of)
                .filter(scene -> scene.style() == ArtStyle.NONE)
                .limit(SCENES)
                .toList();
        double squares = 0;
        for (int first = 0; first < SCENES; first += AT_ONCE) {
            squares += meanSquare(autoencoder, scenes.subList(first, first + AT_ONCE)) * AT_ONCE / SCENES;
        }
        return 10 * Math.log10(PEAK * PEAK / squares);
    }

    private static double meanSquare(AutoencoderKL autoencoder, List<Scene> scenes) {
        List<BufferedImage> pictures = scenes.stream()
                .map(scene -> StarterWorld.picture(scene, autoencoder.config().sampleSize()))
                .toList();
        try (Scope s = Scope.open()) {
            NDArray pixels = ScenePixels.of(s, pictures);
            NDArray again =
                    autoencoder.decode(s, autoencoder.encode(s, pixels).mean()).clip(-1, 1);
            NDArray difference = Kernels.sub(s, again, pixels);
            return Kernels.mean(s, Kernels.mul(s, difference, difference)).getFloat();
        }
    }
}
