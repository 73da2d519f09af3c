package io.likeness.engine.nn;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;

/** Enlarges a feature map by its nearest neighbours and smooths it with a convolution. */
public final class Upsample2D {

    private final Conv2d conv;

    /** Keeps the channels. */
    public Upsample2D(Weights weights, long channels) {
        conv = Conv2d.load3x3(weights.at("conv"), channels, channels);
    }

    /** Maps x (B, C, H, W) to the given size. */
    public NDArray forward(Scope s, NDArray x, long height, long width) {
        try (Scope block = s.nested()) {
            return s.keep(conv.forward(block, Kernels.resizeNearest(block, x, height, width)));
        }
    }
}
