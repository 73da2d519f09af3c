package io.likeness.subjects.photos;

import java.awt.image.BufferedImage;
import java.io.IOException;
import net.coobird.thumbnailator.Thumbnails;

/**
 * How crisp a picture is: the variance of its Laplacian (Pech-Pacheco et al. 2000), measured at 512 pixels on the long side, where
 * photos that are fit to learn from have some hundreds and motion blur leaves a few tens.
 */
final class Sharpness {

    private static final int SIDE = 512;

    private Sharpness() {}

    static double of(BufferedImage picture) throws IOException {
        BufferedImage scaled = Math.max(picture.getWidth(), picture.getHeight()) <= SIDE
                ? picture
                : Thumbnails.of(picture).size(SIDE, SIDE).asBufferedImage();
        double[][] light = luminance(scaled);
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int y = 1; y < light.length - 1; y++) {
            for (int x = 1; x < light[y].length - 1; x++) {
                double laplacian =
                        light[y - 1][x] + light[y + 1][x] + light[y][x - 1] + light[y][x + 1] - 4 * light[y][x];
                sum += laplacian;
                squares += laplacian * laplacian;
                count++;
            }
        }
        double mean = sum / count;
        return squares / count - mean * mean;
    }

    private static double[][] luminance(BufferedImage picture) {
        double[][] light = new double[picture.getHeight()][picture.getWidth()];
        for (int y = 0; y < light.length; y++) {
            for (int x = 0; x < light[y].length; x++) {
                light[y][x] = Luminance.at(picture, x, y);
            }
        }
        return light;
    }
}
