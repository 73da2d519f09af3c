package io.likeness.engine.nn;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;

/** Layer normalisation, arXiv 1607.06450. */
public final class LayerNorm {

    private final NDArray weight;
    private final NDArray bias;
    private final double eps;
    private final AdapterSlot adapters;

    private LayerNorm(Weights weights, NDArray weight, NDArray bias, double eps) {
        this.weight = weight;
        this.bias = bias;
        this.eps = eps;
        adapters = weights.slot(AdapterSlot.besideNormalization(
                weight, (s, x, other, shift) -> Kernels.layerNorm(s, x, other, requireNonNull(shift), eps)));
    }

    /** Over vectors of this width. */
    public static LayerNorm load(Weights weights, long width, double eps) {
        return new LayerNorm(
                weights,
                weights.tensor("weight", Initial.constant(1), width),
                weights.tensor("bias", Initial.constant(0), width),
                eps);
    }

    /** Maps x (..., D) to the same shape. */
    public NDArray forward(Scope s, NDArray x) {
        return adapters.added(s, x, Kernels.layerNorm(s, x, weight, bias, eps));
    }
}
