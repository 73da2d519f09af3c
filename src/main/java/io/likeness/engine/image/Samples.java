package io.likeness.engine.image;

import org.jspecify.annotations.Nullable;

/**
 * The numbers of a picture as its file holds them, before it is known which colours they mean.
 *
 * @param channels of a pixel: 1 (grey), 3 (red, green, blue) or 4 (cyan, magenta, yellow and black ink)
 * @param values row by row, a byte for each channel
 * @param alpha one byte a pixel, 255 is opaque; null where all are
 */
record Samples(int width, int height, int channels, byte[] values, byte @Nullable [] alpha) {

    /** As red, green and blue of a device without a profile; grey is the same of each, ink is taken from white. */
    byte[] plainRgb() {
        if (channels == RgbImage.CHANNELS) {
            return values;
        }
        byte[] rgb = new byte[width * height * RgbImage.CHANNELS];
        for (int pixel = 0, to = 0; pixel < width * height; pixel++) {
            for (int c = 0; c < RgbImage.CHANNELS; c++) {
                rgb[to++] = channels == 1 ? values[pixel] : withoutInk(pixel * 4 + c, pixel * 4 + 3);
            }
        }
        return rgb;
    }

    private byte withoutInk(int ink, int black) {
        return (byte) (((255 - (values[ink] & 0xFF)) * (255 - (values[black] & 0xFF)) + 127) / 255);
    }

    /** Lays colours over white as far as they are transparent. */
    RgbImage onWhite(byte[] rgb) {
        if (alpha == null) {
            return new RgbImage(width, height, rgb);
        }
        byte[] shown = new byte[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            int opaque = alpha[i / RgbImage.CHANNELS] & 0xFF;
            shown[i] = (byte) (((rgb[i] & 0xFF) * opaque + 255 * (255 - opaque) + 127) / 255);
        }
        return new RgbImage(width, height, shown);
    }
}
