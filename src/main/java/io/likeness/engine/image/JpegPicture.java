package io.likeness.engine.image;

import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads a JPEG file: the JDK's decoder (decision 10) is given the tidied segments and asked for bare samples; what they mean is decided here as
 * libjpeg does, since the JDK's own guesses take grey for linear light.
 */
final class JpegPicture {

    /** What the decoder says of pixels that are missing or wrong. That stray bytes were skipped is no damage. */
    private static final Pattern DAMAGE = Pattern.compile("(?i)premature end|bad huffman|instead of RST|truncated|EOI");

    /** Ten are usual. Each of a few bytes makes the decoder go through the whole picture: a small file could keep it busy for hours. */
    private static final int MOST_SCANS = 500;

    private JpegPicture() {}

    static StoredPicture read(byte[] file) throws IOException, UnusablePicture {
        JpegSegments segments = JpegSegments.of(file);
        JpegFrame frame = segments.frame();
        new PictureSize(frame.width(), frame.height(), frame.bits()).requireSensible();
        frame.requireReadable();
        if (segments.scans() > MOST_SCANS) {
            throw JpegFrame.rare("%,d scans".formatted(segments.scans()));
        }
        Raster raster = decode(segments.tidy());
        if (raster.getNumBands() != frame.channels()) {
            throw new IOException("%d bands for %d channels".formatted(raster.getNumBands(), frame.channels()));
        }
        byte[] values = ((DataBufferByte) raster.getDataBuffer()).getData();
        JpegRows.smooth(frame, values);
        new JpegTransform(segments).undo(values);
        Colours colours = segments.profile()
                .whole()
                .flatMap(profile -> IccColours.of(profile, frame.channels()))
                .orElse(Colours.PLAIN);
        return new StoredPicture(
                new Samples(frame.width(), frame.height(), frame.channels(), values, null),
                colours,
                Orientation.of(segments.exif()));
    }

    private static Raster decode(byte[] tidy) throws IOException, UnusablePicture {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((_, warning) -> warnings.add(warning));
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(tidy))) {
            reader.setInput(in, true, true);
            Raster raster = reader.readRaster(0, null);
            if (warnings.stream().anyMatch(warning -> DAMAGE.matcher(warning).find())) {
                throw UnusablePicture.cutOff();
            }
            return raster;
        } finally {
            reader.dispose();
        }
    }
}
