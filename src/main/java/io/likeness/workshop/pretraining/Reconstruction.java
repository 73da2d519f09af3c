package io.likeness.workshop.pretraining;

import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.vae.AutoencoderKL;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Pictures through an autoencoder: the best that a model which draws in its latents can make of them. */
public final class Reconstruction {

    private static final int AT_ONCE = 16;
    private static final double PEAK = 255;

    private Reconstruction() {}

    /** What comes out, in order. */
    public static List<BufferedImage> of(AutoencoderKL autoencoder, List<BufferedImage> pictures) {
        List<BufferedImage> again = new ArrayList<>();
        for (int first = 0; first < pictures.size(); first += AT_ONCE) {
            List<BufferedImage> some = pictures.subList(first, Math.min(pictures.size(), first + AT_ONCE));
            try (Scope s = Scope.open()) {
                var latents = autoencoder.encode(s, ScenePixels.of(s, some)).mean();
                again.addAll(ScenePixels.pictures(Kernels.clamp(s, autoencoder.decode(s, latents), -1, 1)));
            }
        }
        return again;
    }

    /** Peak signal to noise ratio in decibels, of the mean squared error over all pixels of all pictures. */
    public static double decibels(List<BufferedImage> pictures, List<BufferedImage> again) {
        double squares = 0;
        long count = 0;
        for (int i = 0; i < pictures.size(); i++) {
            int[] one = samples(pictures.get(i));
            int[] other = samples(again.get(i));
            for (int j = 0; j < one.length; j++) {
                squares += (double) (one[j] - other[j]) * (one[j] - other[j]);
            }
            count += one.length;
        }
        return 10 * Math.log10(PEAK * PEAK * count / squares);
    }

    private static int[] samples(BufferedImage picture) {
        return picture.getRaster().getPixels(0, 0, picture.getWidth(), picture.getHeight(), (int[]) null);
    }
}
