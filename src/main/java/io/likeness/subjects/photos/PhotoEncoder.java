package io.likeness.subjects.photos;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import net.coobird.thumbnailator.Thumbnails;

/** Writes pixels, and nothing but pixels, into a new file. */
final class PhotoEncoder {

    /** Twice what the largest supported base model trains on, so that crops stay sharp. */
    static final int LONGEST_SIDE = 2048;

    private static final double JPEG_QUALITY = 0.95;

    private PhotoEncoder() {}

    /** The picture, reduced when its long side passes 2048 pixels. */
    static BufferedImage withinLimits(BufferedImage picture) throws IOException {
        if (Math.max(picture.getWidth(), picture.getHeight()) <= LONGEST_SIDE) {
            return picture;
        }
        return Thumbnails.of(picture).size(LONGEST_SIDE, LONGEST_SIDE).asBufferedImage();
    }

    /** A JPEG stays a JPEG; drawings and already converted pictures are kept without further loss as PNG. */
    static byte[] encode(BufferedImage picture, boolean fromJpeg) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Thumbnails.of(picture)
                .scale(1)
                .outputFormat(fromJpeg ? "jpg" : "png")
                .outputQuality(JPEG_QUALITY)
                .toOutputStream(file);
        return file.toByteArray();
    }
}
