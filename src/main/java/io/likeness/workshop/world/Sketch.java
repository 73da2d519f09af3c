package io.likeness.workshop.world;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Shape;
import java.awt.TexturePaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/** Draws a subject part by part: flat paint or pattern, light from the upper left, an outline of its own colour. */
final class Sketch {

    private static final BasicStroke OUTLINE = new BasicStroke(.032f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final float[] STOPS = {0f, .45f, 1f};
    private static final Color[] SHADE = {
        new Color(255, 255, 255, 84), new Color(255, 255, 255, 0), new Color(20, 10, 40, 92)
    };

    private final Graphics2D g;
    private final Identity who;
    private final @Nullable TexturePaint pattern;

    Sketch(Graphics2D g, Identity who) {
        this.g = g;
        this.who = who;
        this.pattern = who.pattern() == Pattern.PLAIN ? null : who.pattern().paint(who);
    }

    Identity who() {
        return who;
    }

    Color main() {
        return who.mainPaint();
    }

    Color second() {
        return who.secondPaint();
    }

    Color third() {
        return who.thirdPaint();
    }

    /** Draws on a surface that lies differently. */
    Sketch on(AffineTransform surface) {
        Graphics2D there = (Graphics2D) g.create();
        there.transform(surface);
        return new Sketch(there, who);
    }

    /** The subject's main surface, which carries its pattern. */
    void body(Shape shape) {
        part(shape, who.mainPaint(), pattern);
    }

    /** A part in one colour. */
    void part(Shape shape, Color color) {
        part(shape, color, null);
    }

    /** A mark without light and outline: pupils, whiskers, laces. */
    void mark(Shape shape, Color color) {
        g.setColor(color);
        g.fill(shape);
    }

    /** A round eye that looks at the viewer. */
    void eye(double x, double y, double radius) {
        mark(Shapes.oval(x, y, radius * 1.12, radius * 1.22), Paints.INK);
        mark(Shapes.oval(x, y, radius * .86, radius * .96), Paints.lighter(who.eyes(), .12));
        mark(Shapes.oval(x, y, radius * .55, radius * .66), Paints.INK);
        mark(Shapes.oval(x - radius * .35, y - radius * .45, radius * .36, radius * .38), Color.WHITE);
    }

    /** A soft reflection on glazed or polished things. */
    void gloss(double x, double y, double radiusX, double radiusY, double degrees) {
        mark(Shapes.oval(x, y, radiusX, radiusY, degrees), new Color(255, 255, 255, 120));
    }

    private void part(Shape shape, Color color, @Nullable TexturePaint texture) {
        g.setPaint(texture == null ? color : texture);
        g.fill(shape);
        g.setPaint(light(shape.getBounds2D()));
        g.fill(shape);
        g.setColor(Paints.darker(color, .62));
        g.setStroke(OUTLINE);
        g.draw(shape);
    }

    private static LinearGradientPaint light(Rectangle2D bounds) {
        double x = bounds.getCenterX();
        double y = bounds.getCenterY();
        double reachX = Math.max(.02, bounds.getWidth() * .36);
        double reachY = Math.max(.02, bounds.getHeight() * .46);
        return new LinearGradientPaint(
                (float) (x - reachX), (float) (y - reachY), (float) (x + reachX), (float) (y + reachY), STOPS, SHADE);
    }
}
