package io.likeness.workshop.pretraining;

import io.likeness.engine.tensor.Scope;
import io.likeness.engine.vae.AutoencoderKL;
import io.likeness.workshop.world.ContactSheet;
import io.likeness.workshop.world.Scene;
import io.likeness.workshop.world.StarterWorld;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Scenes that no training draws, in every other row, and below each what an autoencoder makes of it: for the eye. */
final class ReconstructionSheet {

    private static final int COLUMNS = 16;
    private static final int ROWS = 2;

    private ReconstructionSheet() {}

    static BufferedImage of(AutoencoderKL autoencoder) {
        List<BufferedImage> pictures = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            List<BufferedImage> scenes = scenes(row, autoencoder.config().sampleSize());
            pictures.addAll(scenes);
            try (Scope s = Scope.open()) {
                var latents = autoencoder.encode(s, ScenePixels.of(s, scenes)).mean();
                pictures.addAll(ScenePixels.pictures(autoencoder.decode(s, latents)));
            }
        }
        return ContactSheet.of(pictures, COLUMNS);
    }

    private static List<BufferedImage> scenes(int row, int size) {
        long first = Validation.FIRST_SCENE + (long) row * COLUMNS;
        return LongStream.range(first, first + COLUMNS)
                .mapToObj(seed -> StarterWorld.picture(Scene.of(seed), size))
                .toList();
    }
}
