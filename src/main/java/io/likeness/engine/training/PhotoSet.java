package io.likeness.engine.training;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.image.MiddleCrop;
import io.likeness.engine.image.PhotoFile;
import io.likeness.engine.image.Resampling;
import io.likeness.engine.image.RgbImage;
import io.likeness.engine.unet.MicroConditioning;
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
 * @param squares size x size pixels each, with what they were before
 * @param hashes SHA-256 of each file
 */
record PhotoSet(List<TrainingPicture> squares, List<String> hashes) {

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
                files.stream().map(file -> square(file, size)).toList(),
                files.stream().map(PhotoSet::hash).toList());
    }

    private static TrainingPicture square(Path file, int size) {
        RgbImage photo = PhotoFile.read(file);
        MiddleCrop square = MiddleCrop.of(photo, size, size, Resampling.BILINEAR);
        return new TrainingPicture(
                file,
                square.image(),
                new MicroConditioning(photo.height(), photo.width(), square.top(), square.left(), size, size));
    }

    private static String hash(Path file) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw BadFile.because(file + ": cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
