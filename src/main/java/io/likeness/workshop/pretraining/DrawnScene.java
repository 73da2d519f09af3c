package io.likeness.workshop.pretraining;

import io.likeness.engine.image.RgbImage;
import io.likeness.workshop.world.Scene;
import io.likeness.workshop.world.StarterWorld;

/**
 * A scene and its picture.
 *
 * @param subject the same number for all pictures of one subject
 */
record DrawnScene(Scene scene, long subject, RgbImage picture) {

    static DrawnScene of(Scene scene, long subject, int size) {
        return new DrawnScene(scene, subject, RgbImage.of(StarterWorld.picture(scene, size)));
    }
}
