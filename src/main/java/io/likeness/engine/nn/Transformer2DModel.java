package io.likeness.engine.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import java.util.List;
import java.util.stream.IntStream;

/** Transformer blocks over the places of a feature map, which take in the context. */
public final class Transformer2DModel {

    private static final double EPS = 1e-6;

    private final GroupNorm norm;
    private final Linear projIn;
    private final List<BasicTransformerBlock> transformerBlocks;
    private final Linear projOut;

    /**
     * What all transformers of one UNet share.
     *
     * @param contextWidth width of the text embeddings
     * @param groups groups of the normalisation at the entrance
     * @param linearProjection whether the projections are stored as linear layers (SD 2.x, SDXL) or as 1x1 convolutions (SD 1.x)
     */
    public record Settings(int contextWidth, int groups, boolean linearProjection) {}

    /** A transformer of so many blocks that keeps the channels. */
    public Transformer2DModel(Weights weights, long channels, int heads, int blocks, Settings settings) {
        norm = GroupNorm.load(weights.at("norm"), channels, settings.groups(), EPS);
        projIn = projection(weights.at("proj_in"), channels, settings);
        Weights list = weights.at("transformer_blocks");
        transformerBlocks = IntStream.range(0, blocks)
                .mapToObj(i -> new BasicTransformerBlock(list.at(i), channels, settings.contextWidth(), heads))
                .toList();
        projOut = projection(weights.at("proj_out"), channels, settings);
    }

    private static Linear projection(Weights weights, long channels, Settings settings) {
        return settings.linearProjection()
                ? Linear.load(weights, channels, channels)
                : Linear.fromConvolution(weights, channels, channels);
    }

    /** Maps x (B, C, H, W) to the same shape, looking at context (B, S, D). */
    public NDArray forward(Scope s, NDArray x, NDArray context) {
        try (Scope block = s.nested()) {
            Shape shape = x.getShape();
            NDArray h = Kernels.imageToTokens(block, norm.forward(block, x)); // (B, H W, C)
            h = projIn.forward(block, h);
            for (BasicTransformerBlock transformerBlock : transformerBlocks) {
                h = transformerBlock.forward(block, h, context);
            }
            h = projOut.forward(block, h);
            h = Kernels.tokensToImage(block, h, shape.get(2), shape.get(3)); // (B, C, H, W)
            return s.keep(Kernels.add(block, h, x));
        }
    }
}
