package io.likeness.engine.text;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.nn.LayerNorm;
import io.likeness.engine.nn.Linear;
import io.likeness.engine.nn.Projection;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;

/** Self-attention and a feed-forward layer, each on normalised tokens and added to them. */
public final class ClipEncoderLayer {

    private final LayerNorm layerNorm1;
    private final Projection qProj;
    private final Projection kProj;
    private final Projection vProj;
    private final Projection outProj;
    private final LayerNorm layerNorm2;
    private final Linear fc1;
    private final Linear fc2;
    private final int heads;
    private final boolean causal;
    private final Activation activation;

    /** A layer; in a causal one a token sees only itself and those before it. */
    public ClipEncoderLayer(Weights weights, ClipLayerConfig config, boolean causal) {
        int width = config.width();
        layerNorm1 = LayerNorm.load(weights.at("layer_norm1"), width, config.layerNormEps());
        Weights selfAttn = weights.at("self_attn");
        qProj = Projection.load(selfAttn.at("q_proj"), width, width);
        kProj = Projection.load(selfAttn.at("k_proj"), width, width);
        vProj = Projection.load(selfAttn.at("v_proj"), width, width);
        outProj = Projection.load(selfAttn.at("out_proj"), width, width);
        layerNorm2 = LayerNorm.load(weights.at("layer_norm2"), width, config.layerNormEps());
        fc1 = Linear.load(weights.at("mlp").at("fc1"), width, config.innerWidth());
        fc2 = Linear.load(weights.at("mlp").at("fc2"), config.innerWidth(), width);
        heads = config.heads();
        this.causal = causal;
        activation = config.activation();
    }

    /** Maps x (B, T, D) to the same shape. */
    public NDArray forward(Scope s, NDArray x) {
        try (Scope layer = s.nested()) {
            NDArray h = layerNorm1.forward(layer, x);
            x = Kernels.add(layer, x, attend(layer, h));
            h = layerNorm2.forward(layer, x);
            h = fc2.forward(layer, activation.apply(layer, fc1.forward(layer, h)));
            return s.keep(Kernels.add(layer, x, h));
        }
    }

    private NDArray attend(Scope s, NDArray x) {
        NDArray q = qProj.forward(s, x); // (B, T, D)
        NDArray k = kProj.forward(s, x);
        NDArray v = vProj.forward(s, x);
        return outProj.forward(s, Kernels.attention(s, q, k, v, heads, causal));
    }
}
