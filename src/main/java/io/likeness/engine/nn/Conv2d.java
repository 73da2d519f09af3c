package io.likeness.engine.nn;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;

/** A convolution with a square kernel and a bias. */
public final class Conv2d {

    private final NDArray weight;
    private final NDArray bias;
    private final int stride;
    private final int padding;
    private final AdapterSlot adapters;

    private Conv2d(Weights weights, NDArray weight, NDArray bias, int stride, int padding) {
        this.weight = weight;
        this.bias = bias;
        this.stride = stride;
        this.padding = padding;
        adapters = weights.slot(AdapterSlot.besideConvolution(
                weight,
                stride,
                padding,
                (s, x, other, shift) -> Kernels.conv2d(s, x, other, requireNonNull(shift), stride, padding)));
    }

    /** A kernel of 3x3 that keeps the size. */
    public static Conv2d load3x3(Weights weights, long inputs, long outputs) {
        return load(weights, inputs, outputs, 3, 1, 1);
    }

    /** A kernel of 1x1: a linear map at every place. */
    public static Conv2d load1x1(Weights weights, long inputs, long outputs) {
        return load(weights, inputs, outputs, 1, 1, 0);
    }

    /** A kernel of size x size. */
    public static Conv2d load(Weights weights, long inputs, long outputs, int size, int stride, int padding) {
        Initial initial = Initial.fanIn(inputs * size * size);
        return new Conv2d(
                weights,
                weights.tensor("weight", initial, outputs, inputs, size, size),
                weights.tensor("bias", initial, outputs),
                stride,
                padding);
    }

    /** Maps x (B, C, H, W) to (B, C', H', W'). */
    public NDArray forward(Scope s, NDArray x) {
        return adapters.added(s, x, Kernels.conv2d(s, x, weight, bias, stride, padding));
    }
}
