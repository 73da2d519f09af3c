package io.likeness.subjects.photos;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.png.PngChunk;
import com.drew.imaging.png.PngChunkReader;
import com.drew.imaging.png.PngChunkType;
import com.drew.imaging.riff.RiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.webp.WebpRiffHandler;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** How the camera was held: EXIF orientation 1 to 8 (Exif 2.32, tag 0x0112). */
record Orientation(int value) {

    static final Orientation UPRIGHT = new Orientation(1);

    Orientation {
        if (value < 1 || value > 8) {
            throw new IllegalArgumentException("EXIF knows the orientations 1 to 8, not " + value);
        }
    }

    /** The orientation that the file's metadata states; upright when it states none that makes sense. */
    static Orientation of(PhotoFormat format, byte[] file) {
        try {
            ExifIFD0Directory exif = exif(format, file).getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer value = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return value == null || value < 1 || value > 8 ? UPRIGHT : new Orientation(value);
        } catch (ImageProcessingException | IOException | RuntimeException damagedMetadata) {
            return UPRIGHT; // The picture itself may still be sound; its metadata is dropped anyway.
        }
    }

    /** EXIF and nothing else: a compressed text chunk of a PNG may unpack to gigabytes, and so may the XML of a WebP. */
    private static Metadata exif(PhotoFormat format, byte[] file) throws ImageProcessingException, IOException {
        return switch (format) {
            case JPEG -> JpegMetadataReader.readMetadata(new ByteArrayInputStream(file), List.of(new ExifReader()));
            case PNG -> exifOfPng(file);
            case WEBP -> exifOfWebp(file);
            default -> new Metadata();
        };
    }

    private static Metadata exifOfPng(byte[] file) throws ImageProcessingException, IOException {
        Metadata metadata = new Metadata();
        for (PngChunk chunk :
                new PngChunkReader().extract(new SequentialByteArrayReader(file), Set.of(PngChunkType.eXIf))) {
            new ExifReader().extract(new ByteArrayReader(chunk.getBytes()), metadata);
        }
        return metadata;
    }

    private static Metadata exifOfWebp(byte[] file) throws ImageProcessingException, IOException {
        Metadata metadata = new Metadata();
        new RiffReader().processRiff(new SequentialByteArrayReader(file), new WebpRiffHandler(metadata) {
            @Override
            public boolean shouldAcceptChunk(String fourCc) {
                return fourCc.equals("EXIF");
            }
        });
        return metadata;
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
