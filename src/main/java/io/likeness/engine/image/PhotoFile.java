package io.likeness.engine.image;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import io.likeness.engine.EngineException.BadFile;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** Decodes a photograph upright: JPEG, PNG or WebP, turned as its EXIF orientation says. */
public final class PhotoFile {

    /** A small file can claim gigapixels; decoding more than this is refused. */
    private static final long LARGEST_AREA = 40_000_000;

    /** Pictures are resized before their middle is cut out, and a strip of one row would become gigabytes. */
    private static final int LONGEST_STRIP = 16;

    private static final Pattern DAMAGE = Pattern.compile("EOI|Premature|Corrupt|Truncated");

    private PhotoFile() {}

    /**
     * Reads a photo.
     *
     * @throws BadFile if the file is missing, is no picture, is damaged or is too large; the message names it
     */
    public static RgbImage read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadFile(file + ": there is no such file");
        }
        try {
            return upright(RgbImage.of(decode(file)), orientation(file));
        } catch (IOException | RuntimeException e) {
            if (e instanceof BadFile known) {
                throw known;
            }
            throw new BadFile(file + ": is not a picture that can be read: " + e.getMessage(), e);
        }
    }

    private static BufferedImage decode(Path file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new BadFile(file + ": is not a picture; expected JPEG, PNG or WebP");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                requireSensibleSize(file, reader.getWidth(0), reader.getHeight(0));
                return read(reader, file);
            } finally {
                reader.dispose();
            }
        }
    }

    private static void requireSensibleSize(Path file, int width, int height) {
        long area = (long) width * height;
        if (area > LARGEST_AREA) {
            throw new BadFile("%s: has %d million pixels; at most %d million are read"
                    .formatted(file, area / 1_000_000, LARGEST_AREA / 1_000_000));
        }
        if (Math.max(width, height) > LONGEST_STRIP * (long) Math.min(width, height)) {
            throw new BadFile("%s: has %d x %d pixels; a photo's longer side is at most %d times the shorter"
                    .formatted(file, width, height, LONGEST_STRIP));
        }
    }

    /** JPEG's reader fills what a cut-off file lacks with grey and only warns. */
    private static BufferedImage read(ImageReader reader, Path file) throws IOException {
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((_, warning) -> warnings.add(warning));
        BufferedImage image = reader.read(0);
        warnings.stream()
                .filter(warning -> DAMAGE.matcher(warning).find())
                .findFirst()
                .ifPresent(warning -> {
                    throw new BadFile(file + ": is damaged or cut off: " + warning);
                });
        return image;
    }

    /** The EXIF orientation, 1 to 8; 1 (upright) where there is none. */
    private static int orientation(Path path) throws IOException {
        File file = path.toFile();
        try {
            ExifIFD0Directory exif =
                    ImageMetadataReader.readMetadata(file).getFirstDirectoryOfType(ExifIFD0Directory.class);
            @Nullable Integer tag = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return tag == null ? 1 : tag;
        } catch (ImageProcessingException e) {
            return 1; // the pixels were fine, only the notes about them are not
        }
    }

    /** Applies an EXIF orientation: 2 mirrored, 3 upside down, 4 both, 5 to 8 with rows and columns exchanged. */
    static RgbImage upright(RgbImage image, int orientation) {
        if (orientation < 2 || orientation > 8) {
            return image;
        }
        boolean exchanged = orientation >= 5;
        boolean fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean fromBottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        int width = exchanged ? image.height() : image.width();
        int height = exchanged ? image.width() : image.height();
        byte[] rgb = new byte[image.rgb().length];
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++, at += RgbImage.CHANNELS) {
                int column = exchanged ? y : x;
                int row = exchanged ? x : y;
                int sourceX = fromRight ? image.width() - 1 - column : column;
                int sourceY = fromBottom ? image.height() - 1 - row : row;
                System.arraycopy(
                        image.rgb(),
                        (sourceY * image.width() + sourceX) * RgbImage.CHANNELS,
                        rgb,
                        at,
                        RgbImage.CHANNELS);
            }
        }
        return new RgbImage(width, height, rgb);
    }
}
