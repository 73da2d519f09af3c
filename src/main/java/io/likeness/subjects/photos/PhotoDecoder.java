package io.likeness.subjects.photos;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;

/** Decodes one file, after its header has told that the picture is not too large to decode. */
final class PhotoDecoder {

    /** 40 megapixels are 120 MB of pixels in memory; more than nearly all cameras take. */
    static final long MOST_PIXELS = 40_000_000;

    /** A picture below this teaches a model nothing. */
    static final int LEAST_SIDE = 64;

    /** Only a part of a strip would be learned from, and its short side would vanish when the long one is reduced. */
    private static final int LONGEST_STRIP = 16;

    static {
        ImageIO.setUseCache(false); // Uploads are in memory already; no second copy in the temporary folder.
    }

    private PhotoDecoder() {}

    /** The decoded picture as stored in the file, not yet upright. */
    static BufferedImage decode(PhotoFormat format, byte[] file) throws IOException, UnusablePhoto {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(
                format.imageIoName().orElseThrow(() -> new IllegalArgumentException(format + " is not decoded")));
        if (!readers.hasNext()) {
            throw new IllegalStateException("No reader for " + format + " is on the class path.");
        }
        ImageReader reader = readers.next();
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(input, true, true);
            requireSensibleSize(reader.getWidth(0), reader.getHeight(0));
            requireRoomInMemory(reader);
            return read(reader);
        } finally {
            reader.dispose();
        }
    }

    /** Readers fill what is missing in a cut-off file with grey and only warn: a warning that bytes are missing is an error here. */
    private static BufferedImage read(ImageReader reader) throws IOException, UnusablePhoto {
        AtomicReference<String> missing = new AtomicReference<>("");
        reader.addIIOReadWarningListener((source, warning) -> {
            if (warning.contains("EOI")
                    || warning.contains("Premature")
                    || warning.contains("Corrupt")
                    || warning.contains("Truncated")) {
                missing.set(warning);
            }
        });
        BufferedImage image = reader.read(0);
        if (!missing.get().isEmpty()) {
            throw new UnusablePhoto("is damaged or was cut off on its way. Add the original file again.");
        }
        return image;
    }

    private static void requireSensibleSize(int width, int height) throws UnusablePhoto {
        if ((long) width * height > MOST_PIXELS) {
            throw new UnusablePhoto(
                    "has %,d x %,d pixels; at most 40 megapixels are read. Save a smaller copy and add that."
                            .formatted(width, height));
        }
        if (Math.min(width, height) < LEAST_SIDE) {
            throw new UnusablePhoto("has only %d x %d pixels; a photo needs at least %d on its short side."
                    .formatted(width, height, LEAST_SIDE));
        }
        if (Math.max(width, height) > LONGEST_STRIP * (long) Math.min(width, height)) {
            throw new UnusablePhoto(
                    "is a strip of %,d x %,d pixels; a photo's longer side is at most %d times the shorter. Crop it and add that."
                            .formatted(width, height, LONGEST_STRIP));
        }
    }

    /** Colours of 16 bits take twice the memory. */
    private static void requireRoomInMemory(ImageReader reader) throws IOException, UnusablePhoto {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        boolean deep = types.hasNext() && types.next().getBitsPerBand(0) > Byte.SIZE;
        if (deep && (long) width * height > MOST_PIXELS / 2) {
            throw new UnusablePhoto(
                    "has %,d x %,d pixels of 16 bits a colour; at most 20 megapixels of them are read. Save it with 8 bits and add that."
                            .formatted(width, height));
        }
    }
}
