package io.likeness.engine.starter;

import java.awt.Color;
import java.util.random.RandomGenerator;

/** Arithmetic on colours. */
final class Paints {

    static final Color INK = new Color(38, 34, 36);
    static final Color PAPER = new Color(246, 245, 242);

    private Paints() {}

    /** Each channel moved by up to amount, independently. */
    static Color jitter(Color color, int amount, RandomGenerator random) {
        return new Color(
                near(color.getRed(), amount, random),
                near(color.getGreen(), amount, random),
                near(color.getBlue(), amount, random));
    }

    /** The colour on the way from one to the other: 0 gives from, 1 gives to. */
    static Color mix(Color from, Color to, double share) {
        return new Color(
                between(from.getRed(), to.getRed(), share),
                between(from.getGreen(), to.getGreen(), share),
                between(from.getBlue(), to.getBlue(), share));
    }

    static Color darker(Color color, double share) {
        return mix(color, Color.BLACK, share);
    }

    static Color lighter(Color color, double share) {
        return mix(color, Color.WHITE, share);
    }

    static Color alpha(Color color, int alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }

    private static int near(int value, int amount, RandomGenerator random) {
        return Math.clamp(value + random.nextInt(-amount, amount + 1), 0, 255);
    }

    private static int between(int from, int to, double share) {
        return Math.clamp(Math.round(from + (to - from) * share), 0, 255);
    }
}
