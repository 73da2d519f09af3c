package io.likeness.engine.pretraining;

import io.likeness.engine.image.RgbImage;
import io.likeness.engine.starter.Scene;
import io.likeness.engine.starter.StarterWorld;

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
