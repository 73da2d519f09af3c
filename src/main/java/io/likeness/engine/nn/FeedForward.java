package io.likeness.engine.nn;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;

/** The gated feed-forward layer of a transformer block, GEGLU of arXiv 2002.05202. */
public final class FeedForward {

    /** Inner width over outer width. */
    private static final int EXPANSION = 4;

    private final Linear proj;
    private final Linear out;

    /** A layer that keeps the width. */
    public FeedForward(Weights weights, long width) {
        Weights net = weights.at("net");
        long inner = EXPANSION * width;
        proj = Linear.load(net.at(0).at("proj"), width, 2 * inner);
        out = Linear.load(net.at(2), inner, width); // net.1 is the dropout that nobody uses
    }

    /** Maps x (B, T, D) to the same shape. */
    public NDArray forward(Scope s, NDArray x) {
        NDArray h = Kernels.geglu(s, proj.forward(s, x)); // (B, T, 4 D)
        return out.forward(s, h); // (B, T, D)
    }
}
