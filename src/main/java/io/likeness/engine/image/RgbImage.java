package io.likeness.engine.image;

import java.awt.image.BufferedImage;

/**
 * A picture of 8-bit red, green and blue.
 *
 * @param width pixels
 * @param height pixels
 * @param rgb row by row, three bytes a pixel
 */
public record RgbImage(int width, int height, byte[] rgb) {

    static final int CHANNELS = 3;

    public RgbImage {
        if (rgb.length != Math.multiplyExact(Math.multiplyExact(width, height), CHANNELS)) {
            throw new IllegalArgumentException(
                    "%d bytes do not make %d x %d pixels".formatted(rgb.length, width, height));
        }
    }

    /** Takes a Java2D picture; what is transparent shows white below. */
    public static RgbImage of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] rgb = new byte[width * height * CHANNELS];
        int[] row = new int[width];
        for (int y = 0, at = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int pixel : row) {
                int alpha = pixel >>> 24;
                for (int shift = 16; shift >= 0; shift -= 8) {
                    int value = (pixel >> shift) & 0xFF;
                    rgb[at++] = (byte) ((value * alpha + 255 * (255 - alpha) + 127) / 255);
                }
            }
        }
        return new RgbImage(width, height, rgb);
    }

    /** As a Java2D picture. */
    public BufferedImage toBufferedImage() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[width];
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++, at += CHANNELS) {
                row[x] = (rgb[at] & 0xFF) << 16 | (rgb[at + 1] & 0xFF) << 8 | (rgb[at + 2] & 0xFF);
            }
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        return image;
    }

    /** The picture with its shorter side at size and its middle cut out: size x size pixels, as diffusers' DreamBooth does. */
    public RgbImage square(int size, Resampling filter) {
        return covering(size, size, filter);
    }

    /** The picture as small as it covers a size, and its middle cut out. */
    public RgbImage covering(int newWidth, int newHeight, Resampling filter) {
        return MiddleCrop.of(this, newWidth, newHeight, filter).image();
    }

    /** The rectangle at (left, top). */
    public RgbImage crop(int left, int top, int cropWidth, int cropHeight) {
        byte[] part = new byte[cropWidth * cropHeight * CHANNELS];
        for (int y = 0; y < cropHeight; y++) {
            System.arraycopy(
                    rgb, ((top + y) * width + left) * CHANNELS, part, y * cropWidth * CHANNELS, cropWidth * CHANNELS);
        }
        return new RgbImage(cropWidth, cropHeight, part);
    }

    /** The pixels as (3, H, W) in [-1, 1], the range of the autoencoder. */
    public float[] planes() {
        int area = width * height;
        float[] planes = new float[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            planes[i % CHANNELS * area + i / CHANNELS] = ((rgb[i] & 0xFF) / 255f - 0.5f) / 0.5f;
        }
        return planes;
    }

    /** The picture of (3, H, W) in [0, 1], values outside cut off. */
    public static RgbImage ofUnitPlanes(float[] planes, int width, int height) {
        int area = width * height;
        byte[] rgb = new byte[planes.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) Math.rint(Math.clamp(planes[i % CHANNELS * area + i / CHANNELS], 0f, 1f) * 255);
        }
        return new RgbImage(width, height, rgb);
    }
}
