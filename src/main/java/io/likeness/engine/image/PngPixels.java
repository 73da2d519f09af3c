package io.likeness.engine.image;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a PNG's numbers stand for: levels of grey or colours, or places in a palette; with alpha, a transparent colour (tRNS), or neither.
 *
 * @param palette red, green and blue of each place, empty if there is none
 * @param transparency the content of tRNS: alpha of the palette's places, or the one transparent colour
 */
record PngPixels(PngHeader header, byte[] palette, byte @Nullable [] transparency) {

    static PngPixels of(PngHeader header, Chunks chunks) {
        byte[] none = new byte[0];
        return new PngPixels(
                header,
                chunks.first("PLTE").map(ByteBuffer::array).orElse(none),
                header.hasAlpha()
                        ? null
                        : chunks.first("tRNS").map(ByteBuffer::array).orElse(null));
    }

    Target target(int width, int height) {
        return new Target(width, height);
    }

    /** The samples as they come, row by row. */
    final class Target {

        private final int width;
        private final int height;
        private final int channels = header.channels();
        private final byte[] values;
        private final byte @Nullable [] alpha;
        private final int @Nullable [] key = key();
        private int pixel;

        private Target(int width, int height) {
            this.width = width;
            this.height = height;
            this.values = new byte[width * height * channels];
            this.alpha = header.hasAlpha() || transparency != null ? new byte[width * height] : null;
        }

        /** Takes the numbers of one row, all of a pixel side by side. */
        void add(int[] row) {
            int bands = row.length / width;
            for (int at = 0; at < row.length; at += bands, pixel++) {
                if (header.kind() == PngHeader.PALETTE) {
                    place(row[at]);
                } else {
                    levels(row, at);
                }
            }
        }

        private void place(int index) {
            for (int c = 0; c < channels && index * channels + c < palette.length; c++) {
                values[pixel * channels + c] = palette[index * channels + c];
            }
            if (alpha != null && transparency != null) {
                alpha[pixel] = index < transparency.length ? transparency[index] : (byte) 255;
            }
        }

        private void levels(int[] row, int at) {
            for (int c = 0; c < channels; c++) {
                values[pixel * channels + c] = header.level(row[at + c]);
            }
            if (alpha != null) {
                alpha[pixel] = header.hasAlpha() ? header.level(row[at + channels]) : isKey(row, at) ? 0 : (byte) 255;
            }
        }

        private boolean isKey(int[] row, int at) {
            return key != null && Arrays.equals(row, at, at + channels, key, 0, channels);
        }

        Samples samples() {
            return new Samples(width, height, channels, values, alpha);
        }
    }

    /** The transparent colour, two bytes a channel; null if there is none. */
    private int @Nullable [] key() {
        if (transparency == null || header.kind() == PngHeader.PALETTE || transparency.length < 2 * header.channels()) {
            return null;
        }
        int[] key = new int[header.channels()];
        Arrays.setAll(key, c -> ByteBuffer.wrap(transparency).getShort(2 * c) & header.largest());
        return key;
    }
}
