package io.likeness.engine.image;

import java.util.stream.IntStream;

/** Colours that a formula describes: a curve for each channel, and what red, green and blue are. */
record EncodedColours(Transfer transfer, Primaries primaries) implements Colours {

    /** Shades of light that are told apart before they become 256. */
    private static final int SHADES = 1 << 16;

    private static final double SAME = 0.001;

    /** Most files only say that they are sRGB; going through light would only round. */
    Colours simplified() {
        double[] matrix = primaries.toSrgb();
        boolean identity = IntStream.range(0, 9).allMatch(i -> Math.abs(matrix[i] - (i % 4 == 0 ? 1 : 0)) < SAME);
        return identity && transfer.equals(Transfer.SRGB) ? PLAIN : this;
    }

    @Override
    public byte[] srgb(Samples samples) {
        double[] light = IntStream.range(0, 256)
                .mapToDouble(level -> transfer.light().applyAsDouble(level / 255.0))
                .toArray();
        byte[] levels = new byte[SHADES];
        for (int i = 0; i < SHADES; i++) {
            levels[i] = (byte) Math.rint(255 * Transfer.srgb(i / (SHADES - 1.0)));
        }
        return convert(samples.plainRgb(), light, levels, primaries.toSrgb());
    }

    private static byte[] convert(byte[] rgb, double[] light, byte[] levels, double[] matrix) {
        byte[] converted = new byte[rgb.length];
        for (int at = 0; at < rgb.length; at += RgbImage.CHANNELS) {
            double red = light[rgb[at] & 0xFF];
            double green = light[rgb[at + 1] & 0xFF];
            double blue = light[rgb[at + 2] & 0xFF];
            for (int c = 0; c < RgbImage.CHANNELS; c++) {
                double mixed = matrix[3 * c] * red + matrix[3 * c + 1] * green + matrix[3 * c + 2] * blue;
                converted[at + c] = levels[(int) (Math.clamp(mixed, 0.0, 1.0) * (SHADES - 1) + 0.5)];
            }
        }
        return converted;
    }
}
