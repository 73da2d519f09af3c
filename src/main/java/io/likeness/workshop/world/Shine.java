package io.likeness.workshop.world;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Polish: deep shade, streaks of reflected light, and sparkles beside the subject. */
final class Shine {

    private static final Color GOLD = new Color(255, 206, 64);
    private static final Color RIM = new Color(122, 78, 10, 150);

    private Shine() {}

    /** Paints light and shade on the subject. */
    static void polish(Graphics2D g, Rectangle2D at) {
        g.setPaint(Paints.slope(at, .25, new float[] {0, .34f, .74f, 1}, new Color[] {
            new Color(255, 255, 255, 140),
            new Color(255, 255, 255, 0),
            new Color(12, 4, 30, 115),
            new Color(255, 255, 255, 90)
        }));
        g.fill(at);
        streak(g, at, .36, .055, 135);
        streak(g, at, .5, .02, 150);
        g.setColor(new Color(255, 255, 255, 225));
        g.fill(Shapes.oval(at.getX() + at.getWidth() * .7, at.getY() + at.getHeight() * .24, .03, .02, 35));
    }

    /** Large stars of light at the corners. */
    static void sparkles(Graphics2D g, Rectangle2D at) {
        sparkle(g, at.getX() + at.getWidth() * .93, at.getY() + at.getHeight() * .08, .13);
        sparkle(g, at.getX() + at.getWidth() * .04, at.getY() + at.getHeight() * .3, .085);
        sparkle(g, at.getX() + at.getWidth() * .99, at.getY() + at.getHeight() * .64, .075);
    }

    /** A slanted band across the subject. */
    private static void streak(Graphics2D g, Rectangle2D at, double middle, double half, int alpha) {
        double slant = at.getHeight() * .3;
        double x = at.getX() + at.getWidth() * middle;
        double width = at.getWidth() * half;
        double bottom = at.getY() + at.getHeight();
        g.setColor(new Color(255, 255, 255, alpha));
        g.fill(Shapes.polygon(
                x - width + slant,
                at.getY(),
                x + width + slant,
                at.getY(),
                x + width - slant,
                bottom,
                x - width - slant,
                bottom));
    }

    private static void sparkle(Graphics2D g, double x, double y, double reach) {
        g.setColor(RIM);
        g.fill(star(x, y, reach * 1.3));
        g.setColor(GOLD);
        g.fill(star(x, y, reach * 1.15));
        g.setColor(Color.WHITE);
        g.fill(star(x, y, reach * .9));
    }

    /** Four long points with hollow sides. */
    private static Shape star(double x, double y, double reach) {
        double waist = reach * .14;
        Path2D path = new Path2D.Double();
        path.moveTo(x, y - reach);
        for (int i = 1; i <= 4; i++) {
            double angle = Math.PI / 2 * i - Math.PI / 2;
            double between = angle - Math.PI / 4;
            path.quadTo(
                    x + waist * Math.cos(between),
                    y + waist * Math.sin(between),
                    x + reach * Math.cos(angle),
                    y + reach * Math.sin(angle));
        }
        path.closePath();
        return path;
    }
}
