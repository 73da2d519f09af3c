package io.likeness.workshop.bench;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/**
 * How far two sets of pictures are from each other, by the normal distributions that fit their features (arXiv 1706.08500, equation 6):
 * |m - n|^2 + tr(C + D - 2 (C D)^(1/2)).
 *
 * <p>Of few pictures it comes out too large, so only distances between sets of the same sizes can be compared.
 */
final class FrechetDistance {

    private FrechetDistance() {}

    /** The squared distance; each set holds at least two pictures' features. */
    static double between(List<float[]> ones, List<float[]> others) {
        DMatrixRMaj c = covariance(ones);
        DMatrixRMaj d = covariance(others);
        DMatrixRMaj apart = CommonOps_DDRM.subtract(mean(ones), mean(others), null);
        DMatrixRMaj root = root(c);
        DMatrixRMaj both = CommonOps_DDRM.mult(CommonOps_DDRM.mult(root, d, null), root, null);
        double common = CommonOps_DDRM.trace(root(both)); // tr (C D)^(1/2), of a matrix that is symmetric
        return CommonOps_DDRM.dot(apart, apart) + CommonOps_DDRM.trace(c) + CommonOps_DDRM.trace(d) - 2 * common;
    }

    /** (1, D). */
    private static DMatrixRMaj mean(List<float[]> features) {
        DMatrixRMaj mean = CommonOps_DDRM.sumCols(rows(features), null);
        CommonOps_DDRM.divide(mean, features.size());
        return mean;
    }

    /** (D, D). */
    private static DMatrixRMaj covariance(List<float[]> features) {
        DMatrixRMaj centred = rows(features);
        DMatrixRMaj mean = mean(features);
        for (int i = 0; i < centred.getNumElements(); i++) {
            centred.minus(i, mean.get(i % mean.getNumElements()));
        }
        DMatrixRMaj covariance = CommonOps_DDRM.multTransA(centred, centred, null);
        CommonOps_DDRM.divide(covariance, features.size() - 1.0);
        return covariance;
    }

    /** (N, D). */
    private static DMatrixRMaj rows(List<float[]> features) {
        DMatrixRMaj rows = new DMatrixRMaj(features.size(), features.getFirst().length);
        for (int i = 0; i < rows.getNumElements(); i++) {
            rows.set(i, features.get(i / rows.getNumCols())[i % rows.getNumCols()]);
        }
        return rows;
    }

    /** The symmetric root of a symmetric matrix, whose eigenvalues are negative by rounding only. */
    private static DMatrixRMaj root(DMatrixRMaj matrix) {
        var parts = DecompositionFactory_DDRM.eig(matrix.getNumRows(), true, true);
        if (!parts.decompose(matrix.copy())) {
            throw new ArithmeticException("no eigenvalues: the features are not finite");
        }
        DMatrixRMaj root = new DMatrixRMaj(matrix.getNumRows(), matrix.getNumCols());
        for (int i = 0; i < parts.getNumberOfEigenvalues(); i++) {
            DMatrixRMaj direction = parts.getEigenVector(i);
            double length = Math.sqrt(Math.max(0, parts.getEigenvalue(i).getReal()));
            CommonOps_DDRM.addEquals(root, length, CommonOps_DDRM.multTransB(direction, direction, null));
        }
        return root;
    }
}
