package io.likeness.engine.image;

import io.likeness.engine.EngineException.BadFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A photo in a file, decoded as all are: see {@link PictureDecoder}. */
public final class PhotoFile {

    /** More than any photo of 40 megapixels takes. */
    private static final int MOST_BYTES = 256 << 20;

    private PhotoFile() {}

    /**
     * Reads a photo.
     *
     * @throws BadFile if the file is missing, is no picture, is damaged or is too large; the message names it
     */
    public static RgbImage read(Path file) {
        if (Files.isDirectory(file)) {
            throw new BadFile(file + ": is a folder, not a photo");
        }
        if (!Files.isRegularFile(file)) {
            throw new BadFile(file + ": there is no such file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return PictureDecoder.decode(bytes(in));
        } catch (UnusablePicture e) {
            throw new BadFile(file + ": " + e.reason(), e);
        } catch (IOException e) {
            throw BadFile.because(file + ": cannot be read", e);
        }
    }

    private static byte[] bytes(InputStream in) throws IOException, UnusablePicture {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length == 0) {
            throw new UnusablePicture("is empty. Add the original file again.");
        }
        if (bytes.length > MOST_BYTES) {
            throw new UnusablePicture(
                    "is larger than %d MB. Save a smaller copy and add that.".formatted(MOST_BYTES >> 20));
        }
        return bytes;
    }
}
