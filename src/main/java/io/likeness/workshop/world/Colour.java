package io.likeness.workshop.world;

import java.awt.Color;
import java.util.random.RandomGenerator;

/** The twelve named colours of the illustrated world. */
public enum Colour {
    RED(208, 40, 40),
    ORANGE(240, 135, 35),
    YELLOW(245, 210, 50),
    GREEN(60, 160, 65),
    TEAL(40, 170, 170),
    BLUE(45, 85, 205),
    PURPLE(130, 55, 175),
    PINK(240, 135, 180),
    BROWN(130, 80, 45),
    BLACK(48, 48, 56),
    WHITE(240, 240, 236),
    GRAY(140, 143, 150);

    private final Color color;

    Colour(int red, int green, int blue) {
        this.color = new Color(red, green, blue);
    }

    /** The word that captions use, such as "teal". */
    public String word() {
        return Words.of(this);
    }

    /** The colour itself, as palettes hold it. */
    Color color() {
        return color;
    }

    /** This colour a little off, so that no two subjects share the very same paint. */
    Color near(RandomGenerator random) {
        return Paints.jitter(color, 12, random);
    }
}
