package io.likeness.subjects.photos;

import io.likeness.common.LikenessProperties;
import io.likeness.engine.image.PictureDecoder;
import io.likeness.engine.image.RgbImage;
import io.likeness.engine.image.UnusablePicture;
import io.likeness.storage.FileKey;
import io.likeness.storage.FileStore;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Turns an uploaded file into a stored photo: size, kind, dimensions, decode, orient, strip, store, in this order. */
@Component
public class PhotoUpload {

    /** A picture below this teaches a model nothing. */
    private static final int LEAST_SIDE = 64;

    /** Two photos of 40 megapixels in decoding take about half a gigabyte; further ones wait their turn. */
    private final Semaphore decoding = new Semaphore(2, true);

    private final FileStore files;
    private final int mostBytes;

    public PhotoUpload(FileStore files, LikenessProperties properties) {
        this.files = files;
        this.mostBytes = Math.toIntExact(properties.upload().photoSize().toBytes());
    }

    /** The most bytes that one file may have. */
    public long largest() {
        return mostBytes;
    }

    /**
     * Reads one file to its end and stores it.
     *
     * @param name the file's name as the browser gave it; only shown, never used as a path
     */
    public PhotoReading read(String name, InputStream content) throws IOException {
        return read(name, content, new PhotoKeeping() {
            @Override
            public Optional<String> refusal(String shown, String source) {
                return Optional.empty();
            }

            @Override
            public FileKey keep(byte[] photo) {
                return files.put(photo);
            }
        });
    }

    /** Reads one file to its end, asks whether it is wanted, and only then decodes and keeps it. */
    public PhotoReading read(String name, InputStream content, PhotoKeeping keeping) throws IOException {
        String shown = FileName.shown(name);
        try {
            byte[] file = content.readNBytes(mostBytes + 1);
            requireSize(file.length);
            String source = sha256(file);
            Optional<String> refusal = keeping.refusal(shown, source);
            return refusal.isPresent()
                    ? new PhotoReading.Refused(refusal.get())
                    : new PhotoReading.Accepted(prepare(shown, source, file, keeping));
        } catch (UnusablePicture e) {
            return new PhotoReading.Refused("\"%s\" %s".formatted(shown, e.reason()));
        }
    }

    private PreparedPhoto prepare(String name, String source, byte[] file, PhotoKeeping keeping)
            throws IOException, UnusablePicture {
        decoding.acquireUninterruptibly();
        try {
            RgbImage upright = requireShortSide(PictureDecoder.decode(file));
            BufferedImage photo = PhotoEncoder.withinLimits(upright.toBufferedImage());
            FileKey key = keeping.keep(PhotoEncoder.encode(photo, PictureDecoder.isJpeg(file)));
            return new PreparedPhoto(
                    name, source, key, photo.getWidth(), photo.getHeight(), Sharpness.of(photo), Fingerprint.of(photo));
        } finally {
            decoding.release();
        }
    }

    private void requireSize(int bytes) throws UnusablePicture {
        if (bytes == 0) {
            throw new UnusablePicture("is empty. Add the original file again.");
        }
        if (bytes > mostBytes) {
            throw new UnusablePicture(
                    "is larger than %d MB. Save a smaller copy and add that.".formatted(mostBytes >> 20));
        }
    }

    private static RgbImage requireShortSide(RgbImage picture) throws UnusablePicture {
        if (Math.min(picture.width(), picture.height()) < LEAST_SIDE) {
            throw new UnusablePicture("has only %d x %d pixels; a photo needs at least %d on its short side."
                    .formatted(picture.width(), picture.height(), LEAST_SIDE));
        }
        return picture;
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
