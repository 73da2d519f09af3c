package io.likeness.engine.image;

import java.util.Locale;

/**
 * What a file's header claims of its pixels. A small file can claim gigapixels: what is too large is refused before anything is decoded.
 *
 * @param bits of each sample
 */
record PictureSize(int width, int height, int bits) {

    /** 40 megapixels are 120 MB of pixels in memory; more than nearly all cameras take. */
    static final long MOST_PIXELS = 40_000_000;

    /** Only a part of a strip would be used, and resized before its middle is cut out, a strip of one row would become gigabytes. */
    private static final int LONGEST_STRIP = 16;

    /** Refuses what is no size, or too large. */
    PictureSize requireSensible() throws UnusablePicture {
        if (width < 1 || height < 1) {
            throw new UnusablePicture("has no pixels. Add the original file again.");
        }
        long area = (long) width * height;
        if (area > MOST_PIXELS) {
            throw refused("has %,d x %,d pixels; at most 40 megapixels are read. Save a smaller copy and add that.");
        }
        if (Math.max(width, height) > LONGEST_STRIP * (long) Math.min(width, height)) {
            throw refused("is a strip of %,d x %,d pixels; a photo's longer side is at most " + LONGEST_STRIP
                    + " times the shorter. Crop it and add that.");
        }
        if (bits > Byte.SIZE && area > MOST_PIXELS / 2) {
            throw refused(
                    "has %,d x %,d pixels of 16 bits a colour; at most 20 megapixels of them are read. Save it with 8 bits and add that.");
        }
        return this;
    }

    private UnusablePicture refused(String sentence) {
        return new UnusablePicture(String.format(Locale.ROOT, sentence, width, height));
    }
}
