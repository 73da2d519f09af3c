package io.likeness.workshop.world;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/**
 * Brush strokes that follow a flow and cover the canvas.
 *
 * @param width of a stroke, in points of the picture
 * @param length of a stroke, in points of the picture
 * @param contrast how much lighter or darker than its neighbours a stroke may be, as a share
 */
record Strokes(double width, double length, double contrast) {

    private static final int BENDS = 3;

    /** The angle of the brush at a point, in radians. */
    interface Flow {
        double at(double x, double y);
    }

    /** The picture painted anew: each stroke takes the colour under its middle; none where the plane is 0. */
    Pixels over(Pixels picture, Plane where, Flow flow, RandomGenerator random) {
        BufferedImage canvas = picture.picture();
        Graphics2D g = canvas.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        double pitch = Math.sqrt(width * length) * .82;
        for (double row = 0; row < picture.side() + pitch; row += pitch) {
            for (double column = 0; column < picture.side() + pitch; column += pitch) {
                double x = column + (random.nextDouble() - .5) * pitch;
                double y = row + (random.nextDouble() - .5) * pitch;
                double light = 1 + contrast * (2 * random.nextDouble() - 1);
                if (where.at((int) x, (int) y) > .02) {
                    g.setColor(
                            new Color(picture.at((int) x, (int) y).times(light).rgb()));
                    g.draw(stroke(x, y, flow));
                }
            }
        }
        g.dispose();
        return Pixels.of(canvas);
    }

    private Path2D stroke(double x, double y, Flow flow) {
        double step = (length - width) / BENDS;
        double angle = flow.at(x, y);
        double px = x - Math.cos(angle) * step * BENDS / 2;
        double py = y - Math.sin(angle) * step * BENDS / 2;
        Path2D path = new Path2D.Double();
        path.moveTo(px, py);
        for (int i = 0; i < BENDS; i++) {
            double next = flow.at(px, py);
            // a direction has no sign: never turn back
            double sign = Math.cos(next - angle) < 0 ? -1 : 1;
            px += sign * Math.cos(next) * step;
            py += sign * Math.sin(next) * step;
            path.lineTo(px, py);
        }
        return path;
    }
}
