package io.likeness.engine.vae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.likeness.engine.nn.GroupNorm;
import io.likeness.engine.nn.Linear;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;

/** Self-attention with one head over the places of a feature map, around a residual connection. */
final class VaeAttention {

    private final GroupNorm groupNorm;
    private final Linear toQ;
    private final Linear toK;
    private final Linear toV;
    private final Linear toOut;

    VaeAttention(Weights weights, long channels, int groups) {
        // Checkpoints from before diffusers 0.12, SD 1.5's among them, carry the older names.
        boolean old = weights.has("query.weight");
        groupNorm = GroupNorm.load(weights.at("group_norm"), channels, groups, VaeConfig.EPS);
        toQ = Linear.load(weights.at(old ? "query" : "to_q"), channels, channels);
        toK = Linear.load(weights.at(old ? "key" : "to_k"), channels, channels);
        toV = Linear.load(weights.at(old ? "value" : "to_v"), channels, channels);
        toOut = Linear.load(old ? weights.at("proj_attn") : weights.at("to_out").at(0), channels, channels);
    }

    /** Maps x (B, C, H, W) to the same shape. */
    NDArray forward(Scope s, NDArray x) {
        try (Scope block = s.nested()) {
            Shape shape = x.getShape();
            NDArray h = Kernels.imageToTokens(block, groupNorm.forward(block, x)); // (B, H W, C)
            NDArray q = toQ.forward(block, h);
            NDArray k = toK.forward(block, h);
            NDArray v = toV.forward(block, h);
            h = toOut.forward(block, Kernels.attention(block, q, k, v, 1, false)); // (B, H W, C)
            h = Kernels.tokensToImage(block, h, shape.get(2), shape.get(3)); // (B, C, H, W)
            return s.keep(Kernels.add(block, h, x));
        }
    }
}
