package io.likeness.workshop.pretraining;

import io.likeness.engine.image.RgbImage;
import java.util.SplittableRandom;

/**
 * Makes a drawn picture a little like one that a diffusion model drew through an autoencoder: moved by some pixels, softened, and with noise.
 */
final class Softening {

    private static final int REACH = 3;
    private static final double SOFTENED = .6;
    private static final double MOST_BLUR = .33;
    private static final double NOISY = .5;
    private static final double MOST_NOISE = .15;

    private Softening() {}

    /** The picture's planes (3, H, W) from -1 to 1. */
    static float[] of(RgbImage picture, SplittableRandom random) {
        int side = picture.width();
        float[] planes = moved(picture.planes(), side, offset(random), offset(random));
        if (random.nextDouble() < SOFTENED) {
            int times = 1 + random.nextInt(2);
            float share = (float) random.nextDouble(MOST_BLUR);
            for (int i = 0; i < times; i++) {
                planes = blurred(planes, side, share, 1);
                planes = blurred(planes, side, share, side);
            }
        }
        if (random.nextDouble() < NOISY) {
            float most = (float) random.nextDouble(MOST_NOISE);
            for (int i = 0; i < planes.length; i++) {
                planes[i] += most * (2 * random.nextFloat() - 1);
            }
        }
        return planes;
    }

    private static int offset(SplittableRandom random) {
        return random.nextInt(-REACH, REACH + 1);
    }

    /** What comes in at a border repeats it. */
    private static float[] moved(float[] planes, int side, int right, int down) {
        float[] moved = new float[planes.length];
        for (int i = 0; i < moved.length; i++) {
            int x = Math.clamp(i % side - right, 0, side - 1);
            int y = Math.clamp(i / side % side - down, 0, side - 1);
            moved[i] = planes[i / (side * side) * side * side + y * side + x];
        }
        return moved;
    }

    /** Each value gives a share to its neighbours at a distance of step, those at the border less. */
    private static float[] blurred(float[] planes, int side, float share, int step) {
        float[] blurred = new float[planes.length];
        for (int i = 0; i < planes.length; i++) {
            int place = i / step % side;
            float before = planes[place == 0 ? i : i - step];
            float after = planes[place == side - 1 ? i : i + step];
            blurred[i] = (1 - 2 * share) * planes[i] + share * (before + after);
        }
        return blurred;
    }
}
