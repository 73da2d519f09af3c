package io.likeness.engine.image;

import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads a PNG file (third edition): the JDK's decoder, which is pure Java, is given what samples need and nothing else, so that it neither unpacks texts
 * nor guesses at colours.
 */
final class PngPicture {

    private static final int SIGNATURE = 8;
    private static final Set<String> NEEDED = Set.of("IHDR", "PLTE", "IDAT");

    private PngPicture() {}

    static StoredPicture read(byte[] file) throws IOException, UnusablePicture {
        Chunks chunks = Chunks.ofPng(file);
        PngHeader header = PngHeader.of(chunks.first("IHDR").orElseThrow(() -> new IOException("no header")));
        if (chunks.has("acTL")) {
            throw UnusablePicture.animation();
        }
        new PictureSize(header.width(), header.height(), header.bits()).requireSensible();
        Samples samples = samples(decode(tidy(chunks)), PngPixels.of(header, chunks));
        return new StoredPicture(
                samples, PngColours.of(chunks, samples.channels()), Orientation.of(chunks.named("eXIf")));
    }

    private static Raster decode(byte[] tidy) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(tidy))) {
            reader.setInput(in, true, true);
            return reader.read(0).getRaster();
        } finally {
            reader.dispose();
        }
    }

    private static Samples samples(Raster raster, PngPixels pixels) {
        int width = raster.getWidth();
        int bands = raster.getNumBands();
        PngPixels.Target target = pixels.target(width, raster.getHeight());
        boolean deep = raster.getTransferType() == DataBuffer.TYPE_USHORT;
        int[] row = new int[width * bands];
        byte[] bytes = new byte[deep ? 0 : width * bands];
        short[] shorts = new short[deep ? width * bands : 0];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getDataElements(0, y, width, 1, deep ? shorts : bytes);
            Arrays.setAll(row, deep ? i -> shorts[i] & 0xFFFF : i -> bytes[i] & 0xFF);
            target.add(row);
        }
        return target.samples();
    }

    /** The same pixels without anything else. */
    private static byte[] tidy(Chunks chunks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(chunks.file().length);
        out.write(chunks.file(), 0, SIGNATURE);
        for (Chunks.Chunk chunk : chunks.all()) {
            if (NEEDED.contains(chunk.name())) {
                write(out, chunks, chunk);
            }
        }
        write(out, chunks, new Chunks.Chunk("IEND", 0, 0));
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, Chunks chunks, Chunks.Chunk chunk) {
        byte[] name = chunk.name().getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(chunks.file(), chunk.start(), chunk.length());
        out.writeBytes(ByteBuffer.allocate(4).putInt(chunk.length()).array());
        out.writeBytes(name);
        chunks.write(chunk, out);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
