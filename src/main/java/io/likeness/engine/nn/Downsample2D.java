package io.likeness.engine.nn;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;

/** Halves height and width with a strided convolution. */
public final class Downsample2D {

    private final Conv2d conv;
    private final boolean rightAndBottom;

    private Downsample2D(Conv2d conv, boolean rightAndBottom) {
        this.conv = conv;
        this.rightAndBottom = rightAndBottom;
    }

    /** As in a UNet: zeros on all four sides. */
    public static Downsample2D padAllSides(Weights weights, long channels) {
        return new Downsample2D(Conv2d.load(weights.at("conv"), channels, channels, 3, 2, 1), false);
    }

    /** As in an autoencoder: zeros on the right and at the bottom only. */
    public static Downsample2D padRightAndBottom(Weights weights, long channels) {
        return new Downsample2D(Conv2d.load(weights.at("conv"), channels, channels, 3, 2, 0), true);
    }

    /** Maps x (B, C, H, W) to (B, C, H/2, W/2), rounded up in a UNet. */
    public NDArray forward(Scope s, NDArray x) {
        return conv.forward(s, rightAndBottom ? Kernels.padRightAndBottom(s, x) : x);
    }
}
