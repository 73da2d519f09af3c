package io.likeness.engine.image;

import java.util.Optional;

/**
 * The red, green and blue of a device as amounts of CIE XYZ, adapted to the white of sRGB.
 *
 * @param toXyz nine numbers, row by row
 */
record Primaries(double[] toXyz) {

    private static final double[] D65 = {0.3127, 0.3290};

    /** Bradford's cone responses, in which one white is scaled to another. */
    private static final double[] CONES = {0.8951, 0.2664, -0.1614, -0.7502, 1.7135, 0.0367, 0.0389, -0.0685, 1.0296};

    static final Primaries SRGB = named(0.64, 0.33, 0.30, 0.60, 0.15, 0.06);

    private static Primaries named(double... xy) {
        return of(new double[] {D65[0], D65[1], xy[0], xy[1], xy[2], xy[3], xy[4], xy[5]})
                .orElseThrow();
    }

    /** Those of a number in ITU-T H.273, table 2. */
    static Optional<Primaries> ofCodePoint(int number) {
        return switch (number) {
            case 1 -> Optional.of(SRGB);
            case 9 -> Optional.of(named(0.708, 0.292, 0.170, 0.797, 0.131, 0.046)); // BT.2020
            case 12 -> Optional.of(named(0.680, 0.320, 0.265, 0.690, 0.150, 0.060)); // Display P3
            default -> Optional.empty();
        };
    }

    /** Those of chromaticities x, y of white, red, green and blue; nothing if these span no colours. */
    static Optional<Primaries> of(double[] xy) {
        double[] xyz = new double[9];
        for (int i = 0; i < 3; i++) {
            double[] primary = xyz(xy[2 * i + 2], xy[2 * i + 3]);
            for (int row = 0; row < 3; row++) {
                xyz[3 * row + i] = primary[row];
            }
        }
        double[] white = xyz(xy[0], xy[1]);
        double[] amounts = Matrix3.times(Matrix3.inverse(xyz), white);
        double[] result = Matrix3.times(adaptation(white), Matrix3.times(xyz, Matrix3.diagonal(amounts)));
        for (double value : result) {
            if (!Double.isFinite(value) || Math.abs(value) > 100) {
                return Optional.empty();
            }
        }
        return Optional.of(new Primaries(result));
    }

    private static double[] adaptation(double[] white) {
        double[] from = Matrix3.times(CONES, white);
        double[] to = Matrix3.times(CONES, xyz(D65[0], D65[1]));
        double[] scale = {to[0] / from[0], to[1] / from[1], to[2] / from[2]};
        return Matrix3.times(Matrix3.inverse(CONES), Matrix3.times(Matrix3.diagonal(scale), CONES));
    }

    private static double[] xyz(double x, double y) {
        return new double[] {x / y, 1, (1 - x - y) / y};
    }

    /** From light of this device to light of sRGB's, nine numbers row by row. */
    double[] toSrgb() {
        return Matrix3.times(Matrix3.inverse(SRGB.toXyz), toXyz);
    }
}
