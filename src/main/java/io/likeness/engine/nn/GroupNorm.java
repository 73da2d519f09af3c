package io.likeness.engine.nn;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;

/** Group normalisation, arXiv 1803.08494. */
public final class GroupNorm {

    private final NDArray weight;
    private final NDArray bias;
    private final int groups;
    private final double eps;

    private GroupNorm(NDArray weight, NDArray bias, int groups, double eps) {
        this.weight = weight;
        this.bias = bias;
        this.groups = groups;
        this.eps = eps;
    }

    /** Channels in equal groups, each with its own mean and variance. */
    public static GroupNorm load(Weights weights, long channels, int groups, double eps) {
        return new GroupNorm(
                weights.tensor("weight", Initial.constant(1), channels),
                weights.tensor("bias", Initial.constant(0), channels),
                groups,
                eps);
    }

    /** Maps x (B, C, ...) to the same shape. */
    public NDArray forward(Scope s, NDArray x) {
        return Kernels.groupNorm(s, x, groups, weight, bias, eps);
    }
}
