package io.likeness.engine.nn;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;

/** Group normalisation, arXiv 1803.08494. */
public final class GroupNorm {

    private final NDArray weight;
    private final NDArray bias;
    private final int groups;
    private final double eps;
    private final AdapterSlot adapters;

    private GroupNorm(Weights weights, NDArray weight, NDArray bias, int groups, double eps) {
        this.weight = weight;
        this.bias = bias;
        this.groups = groups;
        this.eps = eps;
        adapters = weights.slot(AdapterSlot.besideNormalization(
                weight, (s, x, other, shift) -> Kernels.groupNorm(s, x, groups, other, requireNonNull(shift), eps)));
    }

    /** Channels in equal groups, each with its own mean and variance. */
    public static GroupNorm load(Weights weights, long channels, int groups, double eps) {
        return new GroupNorm(
                weights,
                weights.tensor("weight", Initial.constant(1), channels),
                weights.tensor("bias", Initial.constant(0), channels),
                groups,
                eps);
    }

    /** Maps x (B, C, ...) to the same shape. */
    public NDArray forward(Scope s, NDArray x) {
        return adapters.added(s, x, Kernels.groupNorm(s, x, groups, weight, bias, eps));
    }
}
