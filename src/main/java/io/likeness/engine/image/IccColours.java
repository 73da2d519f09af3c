package io.likeness.engine.image;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.Optional;

/** Colours that an embedded ICC profile describes (ICC.1:2022). */
record IccColours(ICC_Profile profile) implements Colours {

    private static final ICC_Profile SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB);

    /** Pixels converted at once. */
    private static final int PIXELS_AT_ONCE = 1 << 20;

    /** Steps of a cube of colours that is looked through to find out whether a profile is sRGB's. */
    private static final int STEPS = 9;

    /** The colours of a profile; nothing for one that is cut off or not what the samples need: viewers show such pictures as if they had none. */
    static Optional<Colours> of(byte[] profile, int channels) {
        try {
            ICC_Profile read = ICC_Profile.getInstance(profile);
            if (read.getColorSpaceType() != space(channels)) {
                return Optional.empty();
            }
            IccColours colours = new IccColours(read);
            colours.srgb(new Samples(1, 1, channels, new byte[channels], null)); // some damage shows only in use
            return Optional.of(colours.areSrgb(channels) ? PLAIN : colours);
        } catch (IllegalArgumentException | CMMException damagedProfile) {
            return Optional.empty();
        }
    }

    private static int space(int channels) {
        return switch (channels) {
            case 1 -> ColorSpace.TYPE_GRAY;
            case 4 -> ColorSpace.TYPE_CMYK;
            default -> ColorSpace.TYPE_RGB;
        };
    }

    @Override
    public byte[] srgb(Samples samples) {
        byte[] rgb = new byte[samples.width() * samples.height() * RgbImage.CHANNELS];
        int rows = Math.max(1, PIXELS_AT_ONCE / samples.width());
        ColorConvertOp conversion = new ColorConvertOp(new ICC_Profile[] {profile, SRGB}, null);
        for (int y = 0; y < samples.height(); y += rows) {
            int count = Math.min(rows, samples.height() - y) * samples.width();
            int first = y * samples.width();
            byte[] from = Arrays.copyOfRange(
                    samples.values(), first * samples.channels(), (first + count) * samples.channels());
            byte[] to = new byte[count * RgbImage.CHANNELS];
            conversion.filter(row(from, samples.channels()), row(to, RgbImage.CHANNELS));
            System.arraycopy(to, 0, rgb, first * RgbImage.CHANNELS, to.length);
        }
        return rgb;
    }

    private static WritableRaster row(byte[] values, int channels) {
        int[] offsets = new int[channels];
        Arrays.setAll(offsets, i -> i);
        int pixels = values.length / channels;
        return Raster.createInterleavedRaster(
                new DataBufferByte(values, values.length), pixels, 1, values.length, channels, offsets, null);
    }

    /** Most photos carry sRGB's own profile, and going through it would only round. */
    private boolean areSrgb(int channels) {
        if (channels != RgbImage.CHANNELS) {
            return false;
        }
        byte[] cube = new byte[STEPS * STEPS * STEPS * RgbImage.CHANNELS];
        for (int i = 0, at = 0; i < STEPS * STEPS * STEPS; i++) {
            cube[at++] = level(i / STEPS / STEPS);
            cube[at++] = level(i / STEPS % STEPS);
            cube[at++] = level(i % STEPS);
        }
        byte[] converted = srgb(new Samples(STEPS * STEPS * STEPS, 1, channels, cube, null));
        for (int i = 0; i < cube.length; i++) {
            if (Math.abs((cube[i] & 0xFF) - (converted[i] & 0xFF)) > 1) {
                return false;
            }
        }
        return true;
    }

    private static byte level(int step) {
        return (byte) (step * 255 / (STEPS - 1));
    }
}
