package io.likeness.workshop.world;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** The few forms that everything in the world is put together from; x to the right, y down. */
final class Shapes {

    private Shapes() {}

    static Shape oval(double x, double y, double radiusX, double radiusY) {
        return new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY);
    }

    /** An oval turned clockwise about its middle. */
    static Shape oval(double x, double y, double radiusX, double radiusY, double degrees) {
        return AffineTransform.getRotateInstance(Math.toRadians(degrees), x, y)
                .createTransformedShape(oval(x, y, radiusX, radiusY));
    }

    /** A box with rounded corners between two opposite corners. */
    static Shape box(double left, double top, double right, double bottom, double corner) {
        return new RoundRectangle2D.Double(left, top, right - left, bottom - top, 2 * corner, 2 * corner);
    }

    /** A closed polygon through x0, y0, x1, y1, ... */
    static Shape polygon(double... points) {
        Path2D path = through(points);
        path.closePath();
        return path;
    }

    /** A thick line with round ends through x0, y0, x1, y1, ... */
    static Shape line(double width, double... points) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                .createStrokedShape(through(points));
    }

    /** A closed form whose corners are rounded: it touches the middle of every edge of the polygon. */
    static Shape soft(double... points) {
        int n = points.length / 2;
        Path2D path = new Path2D.Double();
        for (int i = 0; i <= n; i++) {
            double x = points[2 * (i % n)];
            double y = points[2 * (i % n) + 1];
            double nextX = points[2 * ((i + 1) % n)];
            double nextY = points[2 * ((i + 1) % n) + 1];
            if (i == 0) {
                path.moveTo((x + nextX) / 2, (y + nextY) / 2);
            } else {
                path.quadTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
            }
        }
        path.closePath();
        return path;
    }

    /** A thick bow from one point to another, pulled towards a third. */
    static Shape bow(double width, double x0, double y0, double pullX, double pullY, double x1, double y1) {
        Path2D path = new Path2D.Double();
        path.moveTo(x0, y0);
        path.quadTo(pullX, pullY, x1, y1);
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND).createStrokedShape(path);
    }

    static Shape star(double x, double y, double radius, int points) {
        double[] corners = new double[points * 4];
        for (int i = 0; i < points * 2; i++) {
            double reach = i % 2 == 0 ? radius : radius * .45;
            double angle = Math.PI * i / points - Math.PI / 2;
            corners[2 * i] = x + reach * Math.cos(angle);
            corners[2 * i + 1] = y + reach * Math.sin(angle);
        }
        return polygon(corners);
    }

    private static Path2D through(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        return path;
    }
}
