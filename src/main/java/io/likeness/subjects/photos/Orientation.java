package io.likeness.subjects.photos;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** How the camera was held: EXIF orientation 1 to 8 (Exif 2.32, tag 0x0112). */
record Orientation(int value) {

    static final Orientation UPRIGHT = new Orientation(1);

    Orientation {
        if (value < 1 || value > 8) {
            throw new IllegalArgumentException("EXIF knows the orientations 1 to 8, not " + value);
        }
    }

    /** The orientation that the file's metadata states; upright when it states none that makes sense. */
    static Orientation of(byte[] file) {
        try {
            ExifIFD0Directory exif = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file), file.length)
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer value = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return value == null || value < 1 || value > 8 ? UPRIGHT : new Orientation(value);
        } catch (ImageProcessingException | IOException | RuntimeException damagedMetadata) {
            return UPRIGHT; // The picture itself may still be sound; its metadata is dropped anyway.
        }
    }

    /** Whether upright width and height are exchanged. */
    boolean turnsSideways() {
        return value >= 5;
    }

    /** The picture as it was seen, in plain sRGB without transparency (transparent parts become white). */
    BufferedImage upright(BufferedImage stored) {
        int w = stored.getWidth();
        int h = stored.getHeight();
        BufferedImage upright = turnsSideways()
                ? new BufferedImage(h, w, BufferedImage.TYPE_3BYTE_BGR)
                : new BufferedImage(w, h, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = upright.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, upright.getWidth(), upright.getHeight());
        graphics.drawImage(stored, transform(w, h), null);
        graphics.dispose();
        return upright;
    }

    /** Maps stored pixels (x right, y down) to upright ones; arguments are m00, m10, m01, m11, m02, m12. */
    private AffineTransform transform(int w, int h) {
        return switch (value) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
    }
}
