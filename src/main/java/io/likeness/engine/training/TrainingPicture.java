package io.likeness.engine.training;

import io.likeness.engine.image.PhotoFile;
import io.likeness.engine.image.RgbImage;
import io.likeness.engine.unet.MicroConditioning;
import java.nio.file.Path;

/**
 * A picture to learn from.
 *
 * @param file where it came from
 * @param image as the networks see it
 * @param made how it became that, which SDXL is told
 */
record TrainingPicture(Path file, RgbImage image, MicroConditioning made) {

    /** Reads a picture that is neither resized nor cut. */
    static TrainingPicture whole(Path file) {
        RgbImage image = PhotoFile.read(file);
        return new TrainingPicture(file, image, MicroConditioning.whole(image.width(), image.height()));
    }
}
