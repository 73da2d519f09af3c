package io.likeness.workshop.world;

import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/**
 * What an artist has before the eyes: the scene, and which part of it is the subject.
 *
 * @param subject 1 where the subject is, 0 elsewhere
 * @param random draws what no two paintings share
 */
record Motif(Pixels scene, Plane subject, RandomGenerator random) {

    /** The world is designed for pictures of this side; all lengths in styles are in these pixels. */
    private static final float DESIGNED = 64;

    static Motif of(BufferedImage scene, BufferedImage subject, RandomGenerator random) {
        int side = subject.getWidth();
        int[] argb = subject.getRGB(0, 0, side, side, null, 0, side);
        Plane mask = Plane.of(side, (x, y) -> (argb[y * side + x] >>> 24) / 255.0);
        return new Motif(Pixels.of(scene), mask, random);
    }

    int side() {
        return subject.side();
    }

    /** One pixel of the design in pixels of this picture. */
    float unit() {
        return side() / DESIGNED;
    }

    /** Clouds that are new for each picture. */
    Plane clouds(int cells) {
        return Plane.clouds(side(), cells, random);
    }

    /** The surroundings, softened without the subject's colours running into them. */
    Pixels surroundings(double radius) {
        Pixels open = Pixels.painted(side(), (x, y) -> scene.at(x, y).times(1.002 - subject.at(x, y)));
        Plane share = Plane.of(side(), (x, y) -> 1.002 - subject.at(x, y)).soft(radius);
        Pixels soft = open.soft(radius);
        return Pixels.painted(side(), (x, y) -> soft.at(x, y).times(1 / share.at(x, y)));
    }

    /** 1 where strokes of the surroundings may show, 0 well inside the subject. */
    Plane open() {
        Plane near = subject.soft(2 * unit());
        return Plane.of(side(), (x, y) -> 1 - near.at(x, y));
    }

    /** The subject's average colour. */
    Tone subjectTone() {
        Tone sum = Tone.gray(0);
        float count = .001f;
        for (int i = 0; i < side() * side(); i += 3) {
            float share = subject.values()[i];
            Tone tone = scene.at(i % side(), i / side());
            sum = new Tone(
                    sum.red() + tone.red() * share,
                    sum.green() + tone.green() * share,
                    sum.blue() + tone.blue() * share);
            count += share;
        }
        return sum.times(1 / count);
    }
}
