package io.likeness.engine.nn;

/** Puts adapters beside a network's projections, while its constructor reads them. */
@FunctionalInterface
public interface ProjectionAdapters {

    /** Leaves every projection as it is. */
    ProjectionAdapters NONE = (_, base, _, _) -> base;

    /**
     * The projection of a place, with an adapter or without.
     *
     * @param path in the network's tree, such as "mid_block.attentions.0.transformer_blocks.0.attn1.to_q"
     * @param base the linear layer that was read there
     */
    Projection on(String path, Linear base, long inputs, long outputs);
}
