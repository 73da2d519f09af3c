package io.likeness.engine.nn;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import org.jspecify.annotations.Nullable;

/** y = x W' + b. */
public final class Linear implements Projection {

    private final NDArray weight;
    private final @Nullable NDArray bias;
    private final AdapterSlot adapters;

    private Linear(Weights weights, NDArray weight, @Nullable NDArray bias) {
        this.weight = weight;
        this.bias = bias;
        adapters = weights.slot(AdapterSlot.besideLinear(weight, Kernels::linear));
    }

    /** A layer with a bias. */
    public static Linear load(Weights weights, long inputs, long outputs) {
        Initial initial = Initial.fanIn(inputs);
        return new Linear(
                weights, weights.tensor("weight", initial, outputs, inputs), weights.tensor("bias", initial, outputs));
    }

    /** A layer without a bias. */
    public static Linear withoutBias(Weights weights, long inputs, long outputs) {
        return new Linear(weights, weights.tensor("weight", Initial.fanIn(inputs), outputs, inputs), null);
    }

    /** A layer with a bias whose weight is stored as that of a 1x1 convolution, (D', D, 1, 1). */
    public static Linear fromConvolution(Weights weights, long inputs, long outputs) {
        Initial initial = Initial.fanIn(inputs);
        return new Linear(
                weights,
                weights.tensor("weight", initial, outputs, inputs, 1, 1),
                weights.tensor("bias", initial, outputs));
    }

    @Override
    public NDArray forward(Scope s, NDArray x) {
        return adapters.added(s, x, Kernels.linear(s, x, weight, bias));
    }
}
