package io.likeness.engine.image;

/** What the channels of a JPEG mean, decided and computed as libjpeg does (jdapimin.c, jdcolor.c). */
final class JpegTransform {

    private static final int BITS = 16;
    private static final int HALF = 1 << (BITS - 1);
    private static final int CR_TO_RED = fixed(1.40200);
    private static final int CR_TO_GREEN = fixed(0.71414);
    private static final int CB_TO_GREEN = fixed(0.34414);
    private static final int CB_TO_BLUE = fixed(1.77200);

    private final int channels;
    private final boolean lumaAndChroma;

    JpegTransform(JpegSegments segments) throws java.io.EOFException {
        this.channels = segments.frame().channels();
        this.lumaAndChroma = switch (channels) {
            case 3 ->
                segments.isJfif()
                        || (segments.adobeTransform().isPresent()
                                ? segments.adobeTransform().getAsInt() != 0
                                : !segments.frame().isNamedRgb());
            case 4 -> segments.adobeTransform().orElse(0) != 0;
            default -> false;
        };
    }

    /** Makes samples red, green and blue, or the four inks, in place. */
    void undo(byte[] values) {
        if (lumaAndChroma) {
            for (int at = 0; at < values.length; at += channels) {
                toRgb(values, at);
            }
        }
        if (channels == 4) {
            invertInk(values);
        }
    }

    private static void toRgb(byte[] values, int at) {
        int y = values[at] & 0xFF;
        int cb = (values[at + 1] & 0xFF) - 128;
        int cr = (values[at + 2] & 0xFF) - 128;
        values[at] = clamp(y + ((CR_TO_RED * cr + HALF) >> BITS));
        values[at + 1] = clamp(y + ((-CB_TO_GREEN * cb - CR_TO_GREEN * cr + HALF) >> BITS));
        values[at + 2] = clamp(y + ((CB_TO_BLUE * cb + HALF) >> BITS));
    }

    /** Programs write 255 for no ink, as Adobe's do; luma and chroma of YCCK are those of the ink itself. */
    private void invertInk(byte[] values) {
        for (int i = 0; i < values.length; i++) {
            boolean alreadyInk = lumaAndChroma && i % 4 != 3;
            values[i] = alreadyInk ? values[i] : (byte) ~values[i];
        }
    }

    private static byte clamp(int value) {
        return (byte) Math.clamp(value, 0, 255);
    }

    private static int fixed(double factor) {
        return (int) (factor * (1 << BITS) + 0.5);
    }
}
