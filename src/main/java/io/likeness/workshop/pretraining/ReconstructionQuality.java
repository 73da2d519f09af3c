package io.likeness.workshop.pretraining;

import io.likeness.engine.vae.AutoencoderKL;
import io.likeness.workshop.world.ArtStyle;
import io.likeness.workshop.world.Scene;
import io.likeness.workshop.world.StarterWorld;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.LongStream;

/** How much of a picture survives an autoencoder: peak signal to noise ratio on unstyled scenes that no training draws. */
public final class ReconstructionQuality {

    private static final int SCENES = 32;

    private ReconstructionQuality() {}

    /** Decibels, of the mean squared error over all pixels of all scenes. */
    public static double decibels(AutoencoderKL autoencoder) {
        List<BufferedImage> pictures = LongStream.iterate(Validation.FIRST_SCENE, seed -> seed + 1)
                .mapToObj(Scene::of)
                .filter(scene -> scene.style() == ArtStyle.NONE)
                .limit(SCENES)
                .map(scene -> StarterWorld.picture(scene, autoencoder.config().sampleSize()))
                .toList();
        return Reconstruction.decibels(pictures, Reconstruction.of(autoencoder, pictures));
    }
}
