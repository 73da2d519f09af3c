package io.likeness.engine.nn;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;

/** Multi-head attention of a UNet (arXiv 1706.03762), to the tokens themselves or to a context. */
public final class Attention {

    private final Projection toQ;
    private final Projection toK;
    private final Projection toV;
    private final Projection toOut;
    private final int heads;

    /** Tokens of a width attend to a context of its own width. */
    public Attention(Weights weights, long width, long contextWidth, int heads) {
        toQ = Projection.withoutBias(weights.at("to_q"), width, width);
        toK = Projection.withoutBias(weights.at("to_k"), contextWidth, width);
        toV = Projection.withoutBias(weights.at("to_v"), contextWidth, width);
        toOut = Projection.load(weights.at("to_out").at(0), width, width);
        this.heads = heads;
    }

    /** Maps x (B, T, D) to (B, T, D), looking at context (B, S, D'). */
    public NDArray forward(Scope s, NDArray x, NDArray context) {
        NDArray q = toQ.forward(s, x); // (B, T, D)
        NDArray k = toK.forward(s, context); // (B, S, D)
        NDArray v = toV.forward(s, context); // (B, S, D)
        return toOut.forward(s, Kernels.attention(s, q, k, v, heads, false)); // (B, T, D)
    }
}
