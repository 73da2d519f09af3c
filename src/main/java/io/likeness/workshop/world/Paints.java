package io.likeness.workshop.world;

import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.geom.Rectangle2D;
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

    /** From the box's upper left corner down to its bottom, the given share of its width to the right. */
    static LinearGradientPaint slope(Rectangle2D box, double slant, float[] stops, Color[] colors) {
        return new LinearGradientPaint(
                (float) box.getX(),
                (float) box.getY(),
                (float) (box.getX() + box.getWidth() * slant),
                (float) box.getMaxY(),
                stops,
                colors);
    }

    private static int near(int value, int amount, RandomGenerator random) {
        return Math.clamp(value + random.nextInt(-amount, amount + 1), 0, 255);
    }

    private static int between(int from, int to, double share) {
        return Math.clamp(Math.round(from + (to - from) * share), 0, 255);
    }
}
