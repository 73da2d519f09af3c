package io.likeness.engine.image;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** How the camera was held: EXIF orientation 1 to 8 (Exif 2.32, tag 0x0112). */
record Orientation(int value) {

    static final Orientation UPRIGHT = new Orientation(1);

    /** JPEG's blocks of EXIF begin with it; some programs write it in PNG and WebP as well. */
    private static final byte[] PREFIX = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);

    Orientation {
        if (value < 1 || value > 8) {
            throw new IllegalArgumentException("EXIF knows the orientations 1 to 8, not " + value);
        }
    }

    /** The orientation that a file's blocks of EXIF state; upright when they state none that makes sense. */
    static Orientation of(Collection<byte[]> exifBlocks) {
        return exifBlocks.stream()
                .map(Orientation::stated)
                .filter(value -> value >= 1 && value <= 8)
                .findFirst()
                .map(Orientation::new)
                .orElse(UPRIGHT);
    }

    /** The number in a block, or 0. It shall be a SHORT; programs write other numbers, which viewers take, and text, which they do not. */
    private static int stated(byte[] exif) {
        try {
            Metadata metadata = new Metadata();
            new ExifReader().extract(new ByteArrayReader(withoutPrefix(exif)), metadata);
            return metadata.getDirectoriesOfType(ExifIFD0Directory.class).stream()
                    .map(directory -> directory.getObject(ExifIFD0Directory.TAG_ORIENTATION))
                    .mapToInt(Orientation::number)
                    .filter(value -> value != 0)
                    .findFirst()
                    .orElse(0);
        } catch (RuntimeException damagedNotes) {
            return 0; // The picture itself may still be sound.
        }
    }

    private static int number(@Nullable Object tag) {
        return tag instanceof Number found ? found.intValue() : 0;
    }

    private static byte[] withoutPrefix(byte[] exif) {
        int start = 0;
        while (startsWith(exif, start)) {
            start += PREFIX.length;
        }
        return Arrays.copyOfRange(exif, start, exif.length);
    }

    private static boolean startsWith(byte[] exif, int at) {
        return at + PREFIX.length <= exif.length
                && Arrays.equals(exif, at, at + PREFIX.length, PREFIX, 0, PREFIX.length);
    }

    /** Whether upright width and height are exchanged. */
    private boolean turnsSideways() {
        return value >= 5;
    }

    /** The picture as it was seen: 2 mirrored, 3 upside down, 4 both, 5 to 8 with rows and columns exchanged. */
    RgbImage upright(RgbImage image) {
        if (value == 1) {
            return image;
        }
        boolean fromRight = value == 2 || value == 3 || value == 7 || value == 8;
        boolean fromBottom = value == 3 || value == 4 || value == 6 || value == 7;
        int width = turnsSideways() ? image.height() : image.width();
        int height = turnsSideways() ? image.width() : image.height();
        byte[] rgb = new byte[image.rgb().length];
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++, at += RgbImage.CHANNELS) {
                int column = turnsSideways() ? y : x;
                int row = turnsSideways() ? x : y;
                int sourceX = fromRight ? image.width() - 1 - column : column;
                int sourceY = fromBottom ? image.height() - 1 - row : row;
                int from = (sourceY * image.width() + sourceX) * RgbImage.CHANNELS;
                System.arraycopy(image.rgb(), from, rgb, at, RgbImage.CHANNELS);
            }
        }
        return new RgbImage(width, height, rgb);
    }
}
