package io.likeness.storage;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/**
 * Small copies of stored pictures, made when first asked for and kept as {@code thumbnails/384/ab/cd/abcd....jpg}. They only save time:
 * the folder may be deleted at any moment.
 */
public class Thumbnails {

    /** Pixels of the longer side: a tile of 190 points on a screen with two pixels a point. */
    public static final int SIDE = 384;

    private static final double QUALITY = 0.85;

    /** A page asks for dozens at once; two in decoding keep two cores busy and memory low. */
    private final Semaphore decoding = new Semaphore(2, true);

    private final FileStore files;
    private final Path folder;

    public Thumbnails(FileStore files, Path home) {
        this.files = files;
        this.folder = home.resolve("thumbnails").resolve(String.valueOf(SIDE));
    }

    /** What to show in a tile; a picture that is small enough already is its own thumbnail. */
    public Resource of(FileKey key) {
        Path thumbnail = path(key);
        if (Files.isRegularFile(thumbnail)) {
            return new FileSystemResource(thumbnail);
        }
        decoding.acquireUninterruptibly();
        try {
            return Files.isRegularFile(thumbnail) ? new FileSystemResource(thumbnail) : make(key, thumbnail);
        } catch (IOException e) {
            throw new StorageException("No thumbnail of the stored file %s could be made: %s".formatted(key, e), e);
        } finally {
            decoding.release();
        }
    }

    void forget(FileKey key) throws IOException {
        Files.deleteIfExists(path(key));
    }

    private Resource make(FileKey key, Path thumbnail) throws IOException {
        try (LocalCopy original = files.localCopy(key);
                ImageInputStream input =
                        ImageIO.createImageInputStream(original.path().toFile())) {
            ImageReader reader = ImageIO.getImageReaders(input).next();
            try {
                reader.setInput(input, true, true);
                Dimension size = new Dimension(reader.getWidth(0), reader.getHeight(0));
                return Math.max(size.width, size.height) <= SIDE
                        ? files.content(key)
                        : new FileSystemResource(write(reduced(reader, size), thumbnail));
            } finally {
                reader.dispose();
            }
        }
    }

    /** Skips rows and columns in decoding while twice the pixels that are needed remain: memory follows the thumbnail, not the photo. */
    private static BufferedImage reduced(ImageReader reader, Dimension size) throws IOException {
        int step = Math.max(1, Math.max(size.width, size.height) / (2 * SIDE));
        ImageReadParam parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, parameters);
    }

    private static Path write(BufferedImage picture, Path thumbnail) throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        net.coobird.thumbnailator.Thumbnails.of(picture)
                .size(SIDE, SIDE)
                .outputFormat("jpg")
                .outputQuality(QUALITY)
                .toOutputStream(jpeg);
        Path parent = Files.createDirectories(thumbnail.resolveSibling(".").normalize());
        Path temporary = Files.createTempFile(parent, "new-", ".part");
        try {
            DurableWrite.to(temporary, new ByteArrayInputStream(jpeg.toByteArray()));
            DurableWrite.move(temporary, thumbnail);
            return thumbnail;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private Path path(FileKey key) {
        String name = key.sha256();
        return folder.resolve(name.substring(0, 2))
                .resolve(name.substring(2, 4))
                .resolve(name + ".jpg");
    }
}
