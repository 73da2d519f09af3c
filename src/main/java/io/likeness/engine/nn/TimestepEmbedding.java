package io.likeness.engine.nn;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;

/** Two linear layers that turn the sinusoids of a timestep into the embedding that the residual blocks take. */
public final class TimestepEmbedding {

    private final Linear linear1;
    private final Linear linear2;

    /** From so many sinusoids to an embedding of a width. */
    public TimestepEmbedding(Weights weights, long sinusoids, long width) {
        linear1 = Linear.load(weights.at("linear_1"), sinusoids, width);
        linear2 = Linear.load(weights.at("linear_2"), width, width);
    }

    /** Maps x (B, sinusoids) to (B, D). */
    public NDArray forward(Scope s, NDArray x) {
        NDArray h = Kernels.silu(s, linear1.forward(s, x)); // (B, D)
        return linear2.forward(s, h); // (B, D)
    }
}
