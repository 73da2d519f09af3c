package io.likeness.engine.nn;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Scope;

/** A linear map in an attention layer: as the network has it, or with a low-rank adapter beside it. */
public sealed interface Projection permits Linear, LoraLinear {

    /** A projection with a bias, and with the adapter that the weights have for this place. */
    static Projection load(Weights weights, long inputs, long outputs) {
        return weights.adapted(Linear.load(weights, inputs, outputs), inputs, outputs);
    }

    /** A projection without a bias, and with the adapter that the weights have for this place. */
    static Projection withoutBias(Weights weights, long inputs, long outputs) {
        return weights.adapted(Linear.withoutBias(weights, inputs, outputs), inputs, outputs);
    }

    /** Maps x (..., D) to (..., D'). */
    NDArray forward(Scope s, NDArray x);
}
