package io.likeness.engine.image;

/** Matrices of three rows and columns, row by row. */
final class Matrix3 {

    private Matrix3() {}

    /** The product of two matrices, or of a matrix and a column. */
    static double[] times(double[] a, double[] b) {
        int columns = b.length / 3;
        double[] product = new double[3 * columns];
        for (int i = 0; i < product.length; i++) {
            for (int k = 0; k < 3; k++) {
                product[i] += a[i / columns * 3 + k] * b[k * columns + i % columns];
            }
        }
        return product;
    }

    static double[] diagonal(double[] values) {
        return new double[] {values[0], 0, 0, 0, values[1], 0, 0, 0, values[2]};
    }

    /** The inverse; not finite if there is none. */
    static double[] inverse(double[] m) {
        double[] cofactors = new double[9];
        for (int i = 0; i < 9; i++) {
            int r = i % 3;
            int c = i / 3;
            cofactors[i] = m[(r + 1) % 3 * 3 + (c + 1) % 3] * m[(r + 2) % 3 * 3 + (c + 2) % 3]
                    - m[(r + 1) % 3 * 3 + (c + 2) % 3] * m[(r + 2) % 3 * 3 + (c + 1) % 3];
        }
        double determinant = m[0] * cofactors[0] + m[1] * cofactors[3] + m[2] * cofactors[6];
        for (int i = 0; i < 9; i++) {
            cofactors[i] /= determinant;
        }
        return cofactors;
    }
}
