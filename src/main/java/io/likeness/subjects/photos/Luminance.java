package io.likeness.subjects.photos;

import java.awt.image.BufferedImage;

/** The brightness of a pixel, 0 to 255 (ITU-R BT.601 weights). */
final class Luminance {

    private Luminance() {}

    static double at(BufferedImage picture, int x, int y) {
        int rgb = picture.getRGB(x, y);
        return 0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff);
    }
}
