package io.likeness.engine.nn;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Scope;
import java.util.List;

/**
 * The place beside a layer where adapters stand for a while: terms that are added to what the layer computes. They come and go
 * while the layer's own weights stay.
 */
public final class AdapterSlot {

    private final NDArray weight;
    private final boolean convolution;
    private final int stride;
    private final int padding;
    private List<AdapterTerm> terms = List.of();

    private AdapterSlot(NDArray weight, boolean convolution, int stride, int padding) {
        this.weight = weight;
        this.convolution = convolution;
        this.stride = stride;
        this.padding = padding;
    }

    static AdapterSlot besideLinear(NDArray weight) {
        return new AdapterSlot(weight, false, 1, 0);
    }

    static AdapterSlot besideConvolution(NDArray weight, int stride, int padding) {
        return new AdapterSlot(weight, true, stride, padding);
    }

    /** Whether the layer computes on images: the weight of a linear layer may be stored as that of a convolution. */
    public boolean convolution() {
        return convolution;
    }

    /** The layer's weight (D', D), or (D', D, k, k) of a convolution and of what is stored as one. */
    public NDArray weight() {
        return weight;
    }

    /** Steps of a convolution; 1 for a linear layer. */
    public int stride() {
        return stride;
    }

    /** Zeros around the input of a convolution; 0 for a linear layer. */
    public int padding() {
        return padding;
    }

    /** Puts terms in place of those that are there; none leaves the layer as it was. */
    public void put(List<AdapterTerm> others) {
        terms = List.copyOf(others);
    }

    /** y, what the layer made of x, with the terms added. */
    NDArray added(Scope s, NDArray x, NDArray y) {
        NDArray sum = y;
        for (AdapterTerm term : terms) {
            sum = term.addedTo(s, sum, x);
        }
        return sum;
    }
}
