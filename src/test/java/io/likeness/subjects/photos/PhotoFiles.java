package io.likeness.subjects.photos;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Files to upload in tests: sound ones, and ones that mean harm. */
public final class PhotoFiles {

    private PhotoFiles() {}

    /** A sharp picture with enough detail; another seed gives another picture. */
    public static BufferedImage picture(int width, int height, long seed) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            g.setColor(new Color(random.nextInt(0x1000000)));
            g.fillRect(random.nextInt(width), random.nextInt(height), width / 5, height / 5);
        }
        g.dispose();
        return picture;
    }

    public static byte[] encoded(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, format, file)) {
            throw new IOException("no writer for " + format);
        }
        return file.toByteArray();
    }

    public static byte[] png(int width, int height, long seed) throws IOException {
        return encoded(picture(width, height, seed), "png");
    }

    public static byte[] jpeg(int width, int height, long seed) throws IOException {
        return encoded(picture(width, height, seed), "jpg");
    }

    /** Four quarters, clockwise from the upper left: red, green, blue, white. */
    public static BufferedImage quarters(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setColor(Color.RED);
        g.fillRect(0, 0, width / 2, height / 2);
        g.setColor(Color.GREEN);
        g.fillRect(width / 2, 0, width, height / 2);
        g.setColor(Color.WHITE);
        g.fillRect(0, height / 2, width / 2, height);
        g.setColor(Color.BLUE);
        g.fillRect(width / 2, height / 2, width, height);
        g.dispose();
        return picture;
    }

    /** The JPEG with an EXIF block that states an orientation and a place on earth. */
    public static byte[] withExif(byte[] jpeg, int orientation) throws IOException {
        ByteArrayOutputStream tiff = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(tiff);
        data.writeBytes("MM");
        data.writeShort(42);
        data.writeInt(8); // offset of IFD0
        data.writeShort(2);
        entry(data, 0x0112, 3, 1, orientation << 16);
        entry(data, 0x8825, 4, 1, 38); // offset of the GPS directory
        data.writeInt(0);
        data.writeShort(1);
        entry(data, 0x0001, 2, 2, 'N' << 24); // GPSLatitudeRef
        data.writeInt(0);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        out.write(jpeg, 0, 2);
        out.writeShort(0xffe1);
        out.writeShort(2 + 6 + tiff.size());
        out.write("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
        tiff.writeTo(out);
        out.write(jpeg, 2, jpeg.length - 2);
        return file.toByteArray();
    }

    /** A PNG of a few hundred bytes whose header claims this size. */
    public static byte[] pngClaiming(int width, int height) throws IOException {
        return pngClaiming(width, height, 8);
    }

    /** The same with so many bits of each colour. */
    public static byte[] pngClaiming(int width, int height, int bits) throws IOException {
        return pngOf(width, height, bits, false);
    }

    /** A PNG with a chunk that makes it an animation. */
    public static byte[] animatedPng() throws IOException {
        return pngOf(300, 300, 8, true);
    }

    /** The PNG with a text chunk of a few hundred kilobytes that unpacks to this many megabytes. */
    public static byte[] withPackedText(byte[] png, int megabytes) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.write("Comment\0\0".getBytes(StandardCharsets.ISO_8859_1));
        try (var packed = new DeflaterOutputStream(text)) {
            for (int i = 0; i < megabytes; i++) {
                packed.write(new byte[1 << 20]);
            }
        }
        return withChunk(png, "zTXt", text.toByteArray());
    }

    /** The PNG with an EXIF chunk that states an orientation. */
    public static byte[] pngWithExif(byte[] png, int orientation) throws IOException {
        return withChunk(png, "eXIf", orientationOnly(orientation));
    }

    private static byte[] orientationOnly(int orientation) throws IOException {
        ByteArrayOutputStream tiff = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(tiff);
        data.writeBytes("MM");
        data.writeShort(42);
        data.writeInt(8); // offset of IFD0
        data.writeShort(1);
        entry(data, 0x0112, 3, 1, orientation << 16);
        data.writeInt(0);
        return tiff.toByteArray();
    }

    /** Signature and header take the first 33 bytes of a PNG. */
    private static byte[] withChunk(byte[] png, String type, byte[] content) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        out.write(png, 0, 33);
        chunk(out, type, content);
        out.write(png, 33, png.length - 33);
        return file.toByteArray();
    }

    private static byte[] pngOf(int width, int height, int bits, boolean animated) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        out.writeLong(0x89504e470d0a1a0aL);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {(byte) bits, 2, 0, 0, 0});
        chunk(out, "IHDR", header.toByteArray());
        if (animated) {
            chunk(out, "acTL", new byte[] {0, 0, 0, 2, 0, 0, 0, 0});
        }
        Deflater deflater = new Deflater();
        deflater.setInput(new byte[10_000]);
        deflater.finish();
        byte[] pixels = new byte[200];
        chunk(out, "IDAT", java.util.Arrays.copyOf(pixels, deflater.deflate(pixels)));
        deflater.end();
        chunk(out, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) sum.getValue());
    }

    private static void entry(DataOutputStream out, int tag, int type, int count, int value) throws IOException {
        out.writeShort(tag);
        out.writeShort(type);
        out.writeInt(count);
        out.writeInt(value);
    }
}
