package io.likeness.engine.training;

import io.likeness.engine.image.RgbImage;
import io.likeness.engine.unet.MicroConditioning;

/**
 * A picture to learn from.
 *
 * @param image as the networks see it
 * @param made how it became that, which SDXL is told
 */
record TrainingPicture(RgbImage image, MicroConditioning made) {

    /** A picture that was neither resized nor cut. */
    static TrainingPicture whole(RgbImage image) {
        return new TrainingPicture(image, MicroConditioning.whole(image.width(), image.height()));
    }
}
