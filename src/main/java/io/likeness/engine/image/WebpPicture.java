package io.likeness.engine.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.ngengine.webp.decoder.DecodedWebP;
import org.ngengine.webp.decoder.WebPDecodeException;
import org.ngengine.webp.decoder.WebPDecoder;

/** Reads a WebP file (RFC 9649) with a decoder in pure Java (decision 19), which is given the picture's chunks and nothing else. */
final class WebpPicture {

    private static final int ANIMATION = 0x02;
    private static final int ALPHA = 0x10;
    private static final int LOSSLESS_SIGNATURE = 0x2F;
    private static final int LARGEST = (1 << 14) - 1;

    private WebpPicture() {}

    static StoredPicture read(byte[] file) throws IOException, UnusablePicture {
        Chunks chunks = Chunks.ofWebp(file);
        Optional<ByteBuffer> extended = chunks.first("VP8X");
        if (extended.filter(header -> (header.get(0) & ANIMATION) != 0).isPresent() || chunks.has("ANMF")) {
            throw UnusablePicture.animation();
        }
        PictureSize size = size(chunks).requireSensible();
        if (extended.isPresent() && !isCanvas(size, extended.get())) {
            throw new IOException("the picture does not fill its canvas");
        }
        Samples samples = samples(size, tidy(size, chunks));
        Colours colours = chunks.first("ICCP")
                .flatMap(profile -> IccColours.of(profile.array(), samples.channels()))
                .orElse(Colours.PLAIN);
        return new StoredPicture(samples, colours, Orientation.of(chunks.named("EXIF")));
    }

    /** What the picture itself says of its size. */
    private static PictureSize size(Chunks chunks) throws IOException {
        Optional<ByteBuffer> lossy = chunks.first("VP8 ");
        if (lossy.isPresent()) {
            ByteBuffer frame = lossy.get().order(ByteOrder.LITTLE_ENDIAN);
            return new PictureSize(frame.getShort(6) & LARGEST, frame.getShort(8) & LARGEST, Byte.SIZE);
        }
        ByteBuffer lossless = chunks.first("VP8L").orElseThrow(() -> new IOException("no picture"));
        if (lossless.get(0) != LOSSLESS_SIGNATURE) {
            throw new IOException("a lossless picture begins with " + lossless.get(0));
        }
        int sizes = lossless.order(ByteOrder.LITTLE_ENDIAN).getInt(1);
        return new PictureSize((sizes & LARGEST) + 1, (sizes >> 14 & LARGEST) + 1, Byte.SIZE);
    }

    private static boolean isCanvas(PictureSize size, ByteBuffer extended) {
        return Arrays.equals(canvas(size), Arrays.copyOfRange(extended.array(), 4, 10));
    }

    /** Width and height less one, three bytes each. */
    private static byte[] canvas(PictureSize size) {
        byte[] canvas = new byte[6];
        System.arraycopy(littleEndian(size.width() - 1), 0, canvas, 0, 3);
        System.arraycopy(littleEndian(size.height() - 1), 0, canvas, 3, 3);
        return canvas;
    }

    private static Samples samples(PictureSize size, byte[] tidy) throws IOException {
        DecodedWebP decoded = decode(tidy);
        int pixels = size.width() * size.height();
        if (decoded.width != size.width() || decoded.height != size.height()) {
            throw new IOException("%d x %d pixels came out".formatted(decoded.width, decoded.height));
        }
        byte[] values = new byte[pixels * RgbImage.CHANNELS];
        byte[] alpha = decoded.hasAlpha ? new byte[pixels] : null;
        ByteBuffer rgba = decoded.rgba;
        for (int pixel = 0; pixel < pixels; pixel++) {
            rgba.get(4 * pixel, values, RgbImage.CHANNELS * pixel, RgbImage.CHANNELS);
            if (alpha != null) {
                alpha[pixel] = rgba.get(4 * pixel + RgbImage.CHANNELS);
            }
        }
        return new Samples(size.width(), size.height(), RgbImage.CHANNELS, values, alpha);
    }

    private static DecodedWebP decode(byte[] tidy) throws IOException {
        try {
            return WebPDecoder.decode(tidy);
        } catch (WebPDecodeException e) {
            throw new IOException(e);
        }
    }

    /** The same picture without notes and profile, the sums of its lengths right. */
    private static byte[] tidy(PictureSize size, Chunks chunks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(chunks.file().length);
        out.writeBytes(letters("WEBP"));
        if (chunks.has("VP8 ") && saysItHasAlpha(chunks)) {
            chunks.first("ALPH").ifPresent(alpha -> {
                byte[] header = Arrays.copyOf(new byte[] {ALPHA}, 10);
                System.arraycopy(canvas(size), 0, header, 4, 6);
                write(out, "VP8X", header);
                write(out, "ALPH", alpha.array());
            });
        }
        String picture = chunks.has("VP8 ") ? "VP8 " : "VP8L";
        chunks.first(picture).ifPresent(content -> write(out, picture, content.array()));
        ByteArrayOutputStream file = new ByteArrayOutputStream(out.size() + 8);
        file.writeBytes(letters("RIFF"));
        file.writeBytes(littleEndian(out.size()));
        file.writeBytes(out.toByteArray());
        return file.toByteArray();
    }

    /** Viewers leave alpha out that the header of the file does not announce. */
    private static boolean saysItHasAlpha(Chunks chunks) {
        return chunks.first("VP8X")
                .filter(header -> (header.get(0) & ALPHA) != 0)
                .isPresent();
    }

    private static void write(ByteArrayOutputStream out, String name, byte[] content) {
        out.writeBytes(letters(name));
        out.writeBytes(littleEndian(content.length));
        out.writeBytes(content);
        out.writeBytes(new byte[content.length % 2]);
    }

    private static byte[] letters(String name) {
        return name.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] littleEndian(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }
}
