package io.likeness.engine.image;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The header of a PNG (third edition, 11.2.1).
 *
 * @param bits of a sample, or of an index into the palette
 * @param kind 0 grey, 2 colours, 3 palette, 4 grey and alpha, 6 colours and alpha
 */
record PngHeader(int width, int height, int bits, int kind) {

    static final int PALETTE = 3;
    private static final int HAS_COLOUR = 2;
    private static final int HAS_ALPHA = 4;

    static PngHeader of(ByteBuffer content) throws IOException {
        PngHeader header = new PngHeader(content.getInt(0), content.getInt(4), content.get(8), content.get(9));
        if (header.bits < 1 || header.bits > 16) {
            throw new IOException(header.bits + " bits");
        }
        return header;
    }

    /** 1 for grey, 3 for colours. */
    int channels() {
        return (kind & HAS_COLOUR) == 0 ? 1 : RgbImage.CHANNELS;
    }

    boolean hasAlpha() {
        return (kind & HAS_ALPHA) != 0;
    }

    int largest() {
        return (1 << bits) - 1;
    }

    /** A sample as a byte, rounded (13.12 of the standard). */
    byte level(int sample) {
        int largest = largest();
        return (byte) ((sample * 255L * 2 + largest) / (2L * largest));
    }
}
