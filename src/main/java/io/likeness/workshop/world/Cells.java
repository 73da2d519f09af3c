package io.likeness.workshop.world;

import java.util.random.RandomGenerator;

/**
 * A picture cut into irregular pieces: each point belongs to the nearest of scattered middles (Voronoi).
 *
 * @param piece the piece that each point belongs to
 * @param seam distance to the nearest border between pieces, in points
 * @param count pieces in all
 */
record Cells(Plane piece, Plane seam, int count) {

    /** About columns x columns pieces; one middle in each square of a grid, so that none is tiny. */
    static Cells scattered(int side, int columns, RandomGenerator random) {
        double pitch = (double) side / columns;
        int wide = columns + 2;
        double[] xs = new double[wide * wide];
        double[] ys = new double[wide * wide];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = (i % wide - 1 + random.nextDouble(.12, .88)) * pitch;
            ys[i] = (Math.floorDiv(i, wide) - 1 + random.nextDouble(.12, .88)) * pitch;
        }
        Plane piece = Plane.of(side, (x, y) -> nearest(xs, ys, wide, pitch, x, y, -1));
        Plane seam = Plane.of(side, (x, y) -> {
            int own = (int) piece.at(x, y);
            int other = nearest(xs, ys, wide, pitch, x, y, own);
            double apart = Math.sqrt(squared(xs[own] - xs[other], ys[own] - ys[other]));
            double difference = squared(xs[other] - x, ys[other] - y) - squared(xs[own] - x, ys[own] - y);
            return difference / (2 * apart);
        });
        return new Cells(piece, seam, wide * wide);
    }

    int at(int x, int y) {
        return (int) piece.at(x, y);
    }

    private static int nearest(double[] xs, double[] ys, int wide, double pitch, int x, int y, int except) {
        int column = (int) (x / pitch) + 1;
        int row = (int) (y / pitch) + 1;
        int best = -1;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < 9; i++) {
            int c = Math.clamp(column - 1 + i % 3, 0, wide - 1);
            int r = Math.clamp(row - 1 + i / 3, 0, wide - 1);
            int candidate = r * wide + c;
            double distance = squared(xs[candidate] - x, ys[candidate] - y);
            if (candidate != except && distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best;
    }

    private static double squared(double dx, double dy) {
        return dx * dx + dy * dy;
    }
}
