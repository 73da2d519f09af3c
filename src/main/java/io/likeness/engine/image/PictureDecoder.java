package io.likeness.engine.image;

import java.io.IOException;
import java.util.Optional;

/**
 * Decodes photos: JPEG, PNG and WebP, upright, in sRGB, on white where they are transparent. The one decoder for everything that
 * people bring: uploads, folders and files on the command line, pictures in workers.
 */
public final class PictureDecoder {

    private PictureDecoder() {}

    /**
     * Decodes a file.
     *
     * @throws UnusablePicture if it is of another kind, damaged, moving or too large; it says what to do
     */
    public static RgbImage decode(byte[] file) throws UnusablePicture {
        PictureFormat format = PictureFormat.of(file);
        if (format.refusal().isPresent()) {
            throw new UnusablePicture(format.refusal().get());
        }
        try {
            StoredPicture stored = switch (format) {
                case JPEG -> JpegPicture.read(file);
                case PNG -> PngPicture.read(file);
                case WEBP -> WebpPicture.read(file);
                default -> throw new IllegalStateException(format + " is neither read nor refused");
            };
            return stored.seen();
        } catch (IOException | RuntimeException e) {
            // Decoders meet damaged bytes with all kinds of exceptions; each means the same to the one who brings the
            // file.
            throw UnusablePicture.damaged(e);
        }
    }

    /**
     * Why a file's kind is not read, by its first bytes: the rest of a sentence that begins with its name; nothing if it is.
     *
     * @param head the first 64 bytes, or all if there are fewer
     */
    public static Optional<String> refusal(byte[] head) {
        return PictureFormat.of(head).refusal();
    }

    /** Why a file that nobody has opened is most likely not read, by its name alone: the rest of a sentence that begins with it. */
    public static String refusalOfName(String name) {
        return PictureFormat.ofName(name)
                .refusal()
                .orElse("was not recognised as a photo by the browser. Add a JPEG, PNG or WebP file.");
    }

    /** Whether a file is a JPEG, by its first bytes. */
    public static boolean isJpeg(byte[] file) {
        return PictureFormat.of(file) == PictureFormat.JPEG;
    }
}
