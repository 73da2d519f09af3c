package io.likeness.workshop.world;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.random.RandomGenerator;

/** The canvas behind a subject, one unit wide and high; every colour comes out a little different each time. */
final class Backdrop {

    private final Graphics2D g;
    private final RandomGenerator random;

    Backdrop(Graphics2D g, RandomGenerator random) {
        this.g = g;
        this.random = random;
    }

    /** Sky above a horizon and ground below it, each from one colour to another; answers the horizon's height. */
    double land(Color skyTop, Color skyFoot, Color groundTop, Color groundFoot) {
        double horizon = between(.52, .62);
        gradient(0, horizon, near(skyTop), near(skyFoot));
        gradient(horizon, 1, near(groundTop), near(groundFoot));
        return horizon;
    }

    /** A band over the whole width, shaded from its top to its foot. */
    void gradient(double top, double foot, Color from, Color to) {
        g.setPaint(new GradientPaint(0, (float) top, from, 0, (float) foot, to));
        g.fill(new Rectangle2D.Double(0, top, 1, foot - top + .01));
    }

    void fill(Shape shape, Color color) {
        g.setColor(color);
        g.fill(shape);
    }

    /** A shape lit from the upper left. */
    void lit(Shape shape, Color color) {
        Rectangle2D bounds = shape.getBounds2D();
        g.setPaint(new GradientPaint(
                (float) bounds.getMinX(),
                (float) bounds.getMinY(),
                Paints.lighter(color, .18),
                (float) bounds.getMaxX(),
                (float) bounds.getMaxY(),
                Paints.darker(color, .22)));
        g.fill(shape);
    }

    /** Light that fades out towards the rim of a circle. */
    void glow(double x, double y, double radius, Color color) {
        Color[] fade = {color, Paints.alpha(color, 0)};
        g.setPaint(new RadialGradientPaint((float) x, (float) y, (float) radius, new float[] {0, 1}, fade));
        g.fill(Shapes.oval(x, y, radius, radius));
    }

    /** A place across, so far from the left or the right edge: the middle is the subject's. */
    double aside(double nearest, double farthest) {
        double distance = between(nearest, farthest);
        return chance(.5) ? distance : 1 - distance;
    }

    Color near(Color color) {
        return Paints.jitter(color, 9, random);
    }

    Color oneOf(List<Color> colors) {
        return near(colors.get(random.nextInt(colors.size())));
    }

    double between(double low, double high) {
        return random.nextDouble(low, high);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }
}
