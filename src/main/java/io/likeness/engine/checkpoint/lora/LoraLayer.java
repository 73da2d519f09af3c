package io.likeness.engine.checkpoint.lora;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.StoredTensor;
import org.jspecify.annotations.Nullable;

/**
 * The low-rank term beside one layer.
 *
 * @param network where the layer is
 * @param path its path in diffusers' tree, such as mid_block.attentions.0.transformer_blocks.0.attn1.to_q
 * @param down (r, D), or (r, D, k, k) beside a convolution
 * @param up (D', r), or (D', r, 1, 1)
 * @param alpha the term is multiplied by alpha / r
 * @param magnitude the length of each output's weights (D') under DoRA; null without
 */
public record LoraLayer(
        AdaptedNetwork network,
        String path,
        StoredTensor down,
        StoredTensor up,
        double alpha,
        @Nullable StoredTensor magnitude) {

    public LoraLayer {
        if (down.shape().size() < 2
                || up.shape().size() < 2
                || !down.shape().getFirst().equals(up.shape().get(1))) {
            throw new BadFile("%s has shape %s and %s has shape %s: they do not meet in a rank"
                    .formatted(down.origin(), down.shape(), up.origin(), up.shape()));
        }
        if (down.shape().getFirst() == 0 || !Double.isFinite(alpha)) {
            throw new BadFile("%s has rank %d and alpha %s"
                    .formatted(down.origin(), down.shape().getFirst(), alpha));
        }
    }

    /** The inner width. */
    public long rank() {
        return down.shape().getFirst();
    }
}
