package io.likeness.workshop.world;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Water on a subject, around it and below it. */
final class Wetness {

    private static final Color WATER = new Color(124, 200, 246);
    private static final Color DEEP = new Color(28, 92, 168);
    private static final double SIZE = .036;
    private static final double[][] ON_IT = {{.24, .2, 1}, {.8, .44, 1.1}, {.34, .6, 1.1}, {.66, .76, 1}};
    private static final double[][] FALLING = {{-.07, .36, 1}, {1.07, .3, 1.15}, {-.02, .74, .8}, {1.03, .7, .8}};

    private Wetness() {}

    /** Deeper colours, a cool sheen, and drops that run down. */
    static void soak(Graphics2D g, Rectangle2D at) {
        g.setPaint(Paints.slope(at, .2, new float[] {0, .25f, 1}, new Color[] {
            new Color(196, 232, 255, 120), new Color(20, 40, 90, 50), new Color(8, 22, 70, 80)
        }));
        g.fill(at);
        for (double[] drop : ON_IT) {
            drop(g, at.getX() + at.getWidth() * drop[0], at.getY() + at.getHeight() * drop[1], SIZE * drop[2]);
        }
    }

    /** Drops that fall beside the subject. */
    static void drops(Graphics2D g, Rectangle2D at) {
        for (double[] drop : FALLING) {
            drop(g, at.getX() + at.getWidth() * drop[0], at.getY() + at.getHeight() * drop[1], SIZE * drop[2]);
        }
    }

    /** A puddle on the ground that mirrors the subject; g is scaled to the picture's side. */
    static void puddle(Graphics2D g, BufferedImage subject, Pose pose) {
        double radius = Math.min(pose.scale() * 1.12, .46);
        Shape puddle = Shapes.oval(pose.x(), pose.ground() + .005, radius, .075);
        g.setColor(Paints.alpha(DEEP, 150));
        g.fill(Shapes.oval(pose.x(), pose.ground() + .007, radius + .015, .088));
        g.setColor(WATER);
        g.fill(puddle);
        Graphics2D mirror = (Graphics2D) g.create();
        mirror.clip(puddle);
        mirror.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, .6f));
        double pixel = 1.0 / subject.getWidth();
        mirror.drawImage(subject, new AffineTransform(pixel, 0, 0, -pixel, 0, 2 * pose.ground() - .01), null);
        mirror.dispose();
        g.setColor(Paints.alpha(Color.WHITE, 200));
        g.fill(Shapes.bow(
                .012,
                pose.x() - radius * .8,
                pose.ground() + .03,
                pose.x() - radius * .5,
                pose.ground() + .065,
                pose.x() - radius * .1,
                pose.ground() + .06));
    }

    private static void drop(Graphics2D g, double x, double y, double size) {
        g.setColor(DEEP);
        g.fill(tear(x, y, size * 1.22));
        g.setColor(WATER);
        g.fill(tear(x, y, size * .92));
        g.setColor(Color.WHITE);
        g.fill(Shapes.oval(x - size * .3, y + size * .2, size * .28, size * .36));
    }

    /** Round below, pointed above. */
    private static Shape tear(double x, double y, double size) {
        Path2D path = new Path2D.Double();
        path.moveTo(x, y - size * 1.7);
        path.curveTo(x + size * .3, y - size * .8, x + size, y - size * .3, x + size, y + size * .2);
        path.curveTo(x + size, y + size * 1.3, x - size, y + size * 1.3, x - size, y + size * .2);
        path.curveTo(x - size, y - size * .3, x - size * .3, y - size * .8, x, y - size * 1.7);
        path.closePath();
        return path;
    }
}
