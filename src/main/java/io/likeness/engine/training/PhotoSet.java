package io.likeness.engine.training;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.image.PhotoFile;
import io.likeness.engine.image.Resampling;
import io.likeness.engine.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The photos of a subject as a model sees them: upright, shorter side resized, middle cut out.
 *
 * @param squares size x size pixels each
 * @param hashes SHA-256 of each file
 */
record PhotoSet(List<RgbImage> squares, List<String> hashes) {

    /**
     * Reads photos.
     *
     * @throws BadSetting if there are none
     * @throws BadFile naming a photo that is missing or damaged
     */
    static PhotoSet read(List<Path> files, int size) {
        if (files.isEmpty()) {
            throw new BadSetting("no photos: expected 3 to 5 of the subject");
        }
        return new PhotoSet(
                files.stream()
                        .map(file -> PhotoFile.read(file).square(size, Resampling.BILINEAR))
                        .toList(),
                files.stream().map(PhotoSet::hash).toList());
    }

    private static String hash(Path file) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new BadFile(file + ": cannot be read: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
