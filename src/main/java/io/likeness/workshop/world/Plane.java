package io.likeness.workshop.world;

import java.util.random.RandomGenerator;

/** One number for each point of a square picture; beyond its border it goes on as at the border. */
record Plane(int side, float[] values) {

    /** Computes a plane's number at a point. */
    interface Formula {
        double at(int x, int y);
    }

    static Plane of(int side, Formula formula) {
        float[] values = new float[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                values[y * side + x] = (float) formula.at(x, y);
            }
        }
        return new Plane(side, values);
    }

    /** Soft hills and valleys from 0 to 1, so many of them across the picture. */
    static Plane clouds(int side, int cells, RandomGenerator random) {
        Plane knots = of(cells + 2, (x, y) -> random.nextDouble());
        float step = (float) cells / side;
        return of(side, (x, y) -> knots.between(x * step, y * step));
    }

    float at(int x, int y) {
        return values[inside(y) * side + inside(x)];
    }

    /** Mean over a square of 2 radius + 1 points, twice: nearly a Gaussian. */
    Plane soft(double radius) {
        int r = (int) Math.round(radius);
        return r < 1
                ? this
                : averaged(r, 1, side).averaged(r, side, 1).averaged(r, 1, side).averaged(r, side, 1);
    }

    private int inside(int coordinate) {
        return coordinate < 0 ? 0 : Math.min(coordinate, side - 1);
    }

    private float between(float x, float y) {
        int left = (int) x;
        int top = (int) y;
        float u = eased(x - left);
        float v = eased(y - top);
        float above = at(left, top) * (1 - u) + at(left + 1, top) * u;
        float below = at(left, top + 1) * (1 - u) + at(left + 1, top + 1) * u;
        return above * (1 - v) + below * v;
    }

    private static float eased(float t) {
        return t * t * (3 - 2 * t);
    }

    /** A running mean along lines: neighbours lie a stride apart, lines the other. */
    private Plane averaged(int radius, int stride, int lines) {
        float[] result = new float[values.length];
        for (int line = 0; line < side; line++) {
            int start = line * lines;
            float sum = values[start] * radius;
            for (int i = 0; i < radius; i++) {
                sum += values[start + Math.min(i, side - 1) * stride];
            }
            for (int i = 0; i < side; i++) {
                sum += values[start + Math.min(i + radius, side - 1) * stride];
                result[start + i * stride] = sum / (2 * radius + 1);
                sum -= values[start + Math.max(i - radius, 0) * stride];
            }
        }
        return new Plane(side, result);
    }
}
