package io.likeness.subjects.photos;

import io.likeness.common.LikenessProperties;
import io.likeness.storage.FileKey;
import io.likeness.storage.FileStore;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Turns an uploaded file into a stored photo: size, kind, dimensions, decode, orient, strip, store, in this order. */
@Component
public class PhotoUpload {

    private static final Logger log = LoggerFactory.getLogger(PhotoUpload.class);

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
     * Reads one file to its end.
     *
     * @param name the file's name as the browser gave it; only shown, never used as a path
     */
    public PhotoReading read(String name, InputStream content) throws IOException {
        String shown = FileName.shown(name);
        try {
            return new PhotoReading.Accepted(prepare(shown, content));
        } catch (UnusablePhoto e) {
            return new PhotoReading.Refused("\"%s\" %s".formatted(shown, e.reason()));
        }
    }

    private PreparedPhoto prepare(String name, InputStream content) throws IOException, UnusablePhoto {
        byte[] file = content.readNBytes(mostBytes + 1);
        requireSize(file.length);
        PhotoFormat format = PhotoFormat.of(file);
        if (format.refusal().isPresent()) {
            throw new UnusablePhoto(format.refusal().get());
        }
        if (Animation.isIn(format, file)) {
            throw new UnusablePhoto("is an animation. Save one frame of it as JPEG or PNG and add that.");
        }
        decoding.acquireUninterruptibly();
        try {
            return store(name, file, format, decoded(format, file));
        } finally {
            decoding.release();
        }
    }

    private void requireSize(int bytes) throws UnusablePhoto {
        if (bytes == 0) {
            throw new UnusablePhoto("is empty. Add the original file again.");
        }
        if (bytes > mostBytes) {
            throw new UnusablePhoto(
                    "is larger than %d MB. Save a smaller copy and add that.".formatted(mostBytes >> 20));
        }
    }

    private static BufferedImage decoded(PhotoFormat format, byte[] file) throws UnusablePhoto {
        try {
            return Orientation.of(format, file).upright(PhotoDecoder.decode(format, file));
        } catch (IOException | RuntimeException e) {
            // Decoders meet damaged bytes with all kinds of exceptions; each means the same to the one who uploads.
            log.debug("A {} file of {} bytes could not be decoded", format, file.length, e);
            throw new UnusablePhoto("is damaged and cannot be read. Add the original file again.");
        }
    }

    private PreparedPhoto store(String name, byte[] file, PhotoFormat format, BufferedImage upright)
            throws IOException {
        BufferedImage photo = PhotoEncoder.withinLimits(upright);
        FileKey key = files.put(PhotoEncoder.encode(photo, format));
        return new PreparedPhoto(
                name,
                sha256(file),
                key,
                photo.getWidth(),
                photo.getHeight(),
                Sharpness.of(photo),
                Fingerprint.of(photo));
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
