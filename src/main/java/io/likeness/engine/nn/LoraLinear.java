package io.likeness.engine.nn;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;

/**
 * y = x W' + b + scale x down' up' (LoRA, arXiv 2106.09685): what is learned is a product of two narrow matrices beside W.
 *
 * @param base the linear layer as it was
 * @param down (r, D)
 * @param up (D', r); while it is zero, y is the base's to the bit
 * @param scale alpha / r
 */
public record LoraLinear(Linear base, NDArray down, NDArray up, double scale) implements Projection {

    @Override
    public NDArray forward(Scope s, NDArray x) {
        NDArray narrow = Kernels.linear(s, x, down, null); // (..., r)
        NDArray learned = Kernels.linear(s, narrow, up, null); // (..., D')
        return Kernels.add(s, base.forward(s, x), Kernels.scale(s, learned, scale));
    }
}
