package io.likeness.subjects.photos;

import io.likeness.storage.FileKey;

/**
 * A photo that passed all checks and lies in the file store: upright, sRGB, without metadata.
 *
 * @param name the name the file came with
 * @param source the SHA-256 of the bytes as they came, which recognises the same file again
 * @param file the stored photo, JPEG or PNG
 * @param width pixels, upright
 * @param height pixels, upright
 * @param sharpness variance of the Laplacian, see {@link Sharpness}
 */
public record PreparedPhoto(
        String name, String source, FileKey file, int width, int height, double sharpness, Fingerprint fingerprint) {

    /** The shorter side in pixels. */
    public int shortSide() {
        return Math.min(width, height);
    }
}
