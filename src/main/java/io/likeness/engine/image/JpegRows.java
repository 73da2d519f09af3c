package io.likeness.engine.image;

/**
 * Fills rows between samples that a JPEG has for every other row only. libjpeg-turbo, and with it every browser, takes three parts of the nearer row
 * and one of the farther; the JDK's older libjpeg does so across, but repeats rows.
 */
final class JpegRows {

    private JpegRows() {}

    /** Smooths the channels that need it, in place. */
    static void smooth(JpegFrame frame, byte[] values) {
        for (int channel = 0; channel < frame.channels(); channel++) {
            if (frame.hasEveryOtherRow(channel)) {
                smooth(frame, values, channel);
            }
        }
    }

    private static void smooth(JpegFrame frame, byte[] values, int channel) {
        int stride = frame.width() * frame.channels();
        int rows = (frame.height() + 1) / 2;
        for (int x = channel; x < stride; x += frame.channels()) {
            int above = values[x] & 0xFF;
            for (int row = 0; row < rows; row++) {
                int at = x + 2 * row * stride;
                int here = values[at] & 0xFF;
                int below = row + 1 < rows ? values[at + 2 * stride] & 0xFF : here;
                values[at] = (byte) ((3 * here + above + 1) >> 2);
                if (at + stride < values.length) {
                    values[at + stride] = (byte) ((3 * here + below + 2) >> 2);
                }
                above = here;
            }
        }
    }
}
