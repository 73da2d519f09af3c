package io.likeness.workshop.world;

import java.util.random.RandomGenerator;

/**
 * How a subject stands in a picture.
 *
 * @param scale half its height, as a share of the picture's side
 * @param degrees its lean, clockwise
 * @param x its middle, as a share of the picture's width
 * @param ground where its foot is, as a share of the picture's height
 * @param light brightness of the whole picture, about 1
 */
public record Pose(double scale, double degrees, double x, double ground, double light) {

    static Pose of(RandomGenerator random) {
        return new Pose(
                random.nextDouble(.36, .41),
                random.nextDouble(-6, 6),
                random.nextDouble(.46, .54),
                random.nextDouble(.88, .93),
                random.nextDouble(.95, 1.04));
    }
}
