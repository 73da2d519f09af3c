package io.likeness.engine.nn;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;

/** Self-attention, cross-attention and feed-forward, each on normalised tokens and added to them. */
public final class BasicTransformerBlock {

    private static final double EPS = 1e-5;

    private final LayerNorm norm1;
    private final Attention attn1;
    private final LayerNorm norm2;
    private final Attention attn2;
    private final LayerNorm norm3;
    private final FeedForward ff;

    /** A block that keeps the width. */
    public BasicTransformerBlock(Weights weights, long width, long contextWidth, int heads) {
        norm1 = LayerNorm.load(weights.at("norm1"), width, EPS);
        attn1 = new Attention(weights.at("attn1"), width, width, heads);
        norm2 = LayerNorm.load(weights.at("norm2"), width, EPS);
        attn2 = new Attention(weights.at("attn2"), width, contextWidth, heads);
        norm3 = LayerNorm.load(weights.at("norm3"), width, EPS);
        ff = new FeedForward(weights.at("ff"), width);
    }

    /** Maps x (B, T, D) to the same shape, looking at context (B, S, D'). */
    public NDArray forward(Scope s, NDArray x, NDArray context) {
        try (Scope block = s.nested()) {
            NDArray h = norm1.forward(block, x);
            x = Kernels.add(block, x, attn1.forward(block, h, h));
            h = norm2.forward(block, x);
            x = Kernels.add(block, x, attn2.forward(block, h, context));
            h = norm3.forward(block, x);
            x = Kernels.add(block, x, ff.forward(block, h));
            return s.keep(x);
        }
    }
}
