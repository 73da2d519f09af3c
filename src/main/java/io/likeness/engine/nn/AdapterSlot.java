package io.likeness.engine.nn;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place beside a layer where adapters stand for a while: terms that are added to what the layer computes. They come and go
 * while the layer's own weights stay.
 */
public final class AdapterSlot {

    private final Kind kind;
    private final NDArray weight;
    private final Layer layer;
    private final int stride;
    private final int padding;
    private List<AdapterTerm> terms = List.of();

    private AdapterSlot(Kind kind, NDArray weight, Layer layer, int stride, int padding) {
        this.kind = kind;
        this.weight = weight;
        this.layer = layer;
        this.stride = stride;
        this.padding = padding;
    }

    /** What a layer does with its weight. */
    public enum Kind {
        /** x W'. The weight may be stored as that of a convolution. */
        LINEAR,
        /** W moved over pictures. */
        CONVOLUTION,
        /** Each channel of x, normalised, times its number of W. */
        NORMALIZATION
    }

    /** What the layer makes of x with another weight and bias; it is linear in both together. */
    @FunctionalInterface
    interface Layer {
        NDArray forward(Scope s, NDArray x, NDArray weight, @Nullable NDArray bias);
    }

    static AdapterSlot besideLinear(NDArray weight, Layer layer) {
        return new AdapterSlot(Kind.LINEAR, weight, layer, 1, 0);
    }

    static AdapterSlot besideConvolution(NDArray weight, int stride, int padding, Layer layer) {
        return new AdapterSlot(Kind.CONVOLUTION, weight, layer, stride, padding);
    }

    static AdapterSlot besideNormalization(NDArray weight, Layer layer) {
        return new AdapterSlot(Kind.NORMALIZATION, weight, layer, 1, 0);
    }

    /** What the layer does. */
    public Kind kind() {
        return kind;
    }

    /** The layer's weight (D', D), or (D', D, k, k) of a convolution and of what is stored as one, or (D') of a normalisation. */
    public NDArray weight() {
        return weight;
    }

    /** Steps of a convolution; 1 for other layers. */
    public int stride() {
        return stride;
    }

    /** Zeros around the input of a convolution; 0 for other layers. */
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
            sum = term.addedTo(s, this, sum, x);
        }
        return sum;
    }

    /** What the layer would make of x with these in place of its own. */
    NDArray with(Scope s, NDArray x, NDArray otherWeight, @Nullable NDArray otherBias) {
        return layer.forward(s, x, otherWeight, otherBias);
    }
}
