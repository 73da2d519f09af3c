package io.likeness.engine.pipeline;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.lora.AdapterLayer;
import io.likeness.engine.checkpoint.lora.Magnitude;
import io.likeness.engine.checkpoint.lora.WeightChange;
import io.likeness.engine.nn.AdapterSlot;
import io.likeness.engine.nn.AdapterSlot.Kind;
import io.likeness.engine.nn.AdapterTerm;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Leaves;
import io.likeness.engine.tensor.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes what a file changes of a layer the term beside it, its strength included. */
final class AdapterTerms {

    private final AdapterSlot slot;
    private final double weight;
    private final Scope owner;

    /** Of the layer's weight, (D', D) or (D', D, k, k) or (D'). */
    private final long[] shape;

    private AdapterTerms(AdapterSlot slot, double weight, Scope owner) {
        this.slot = slot;
        this.weight = weight;
        this.owner = owner;
        this.shape = slot.weight().getShape().getShape();
    }

    /** The term of a layer; its tensors belong to the owner. */
    static AdapterTerm of(AdapterSlot slot, AdapterLayer layer, double weight, Scope owner) {
        return new AdapterTerms(slot, weight, owner).of(layer);
    }

    private AdapterTerm of(AdapterLayer layer) {
        WeightChange.LowRank pair = layer.pair();
        if (pair != null && layer.bias() == null && layer.magnitude() == null && slot.kind() != Kind.NORMALIZATION) {
            return slot.kind() == Kind.CONVOLUTION ? convolution(pair) : linear(pair);
        }
        return new AdapterTerm.Full(change(layer), bias(layer));
    }

    private AdapterTerm linear(WeightChange.LowRank pair) {
        NDArray down = TensorReading.array(pair.down(), owner, pair.rank(), shape[1]);
        NDArray up = TensorReading.array(pair.up(), owner, shape[0], pair.rank());
        Leaves.scale(List.of(up), weight * pair.scale());
        return new AdapterTerm.LowRank(down, up);
    }

    private AdapterTerm convolution(WeightChange.LowRank pair) {
        NDArray down = TensorReading.array(pair.down(), owner, pair.rank(), shape[1], shape[2], shape[3]);
        NDArray up = TensorReading.array(pair.up(), owner, shape[0], pair.rank(), 1, 1);
        Leaves.scale(List.of(up), weight * pair.scale());
        return new AdapterTerm.Convolution(down, owner.zeros(pair.rank()), up, owner.zeros(shape[0]));
    }

    private NDArray change(AdapterLayer layer) {
        WeightChange change = layer.change();
        long[] own = slot.kind() == Kind.LINEAR ? new long[] {shape[0], shape[1]} : shape;
        if (change == null) {
            return owner.zeros(own);
        }
        long window = slot.kind() == Kind.CONVOLUTION ? shape[2] * shape[3] : 1;
        long columns = shape.length == 1 ? 1 : shape[1] * window;
        if (change.outputs() != shape[0] || change.inputs() != columns) {
            throw new BadFile("%s changes a weight of %d x %d, expected %d x %d for this model's layer"
                    .formatted(
                            change.tensors().getFirst().origin(),
                            change.outputs(),
                            change.inputs(),
                            shape[0],
                            columns));
        }
        Magnitude magnitude = layer.magnitude();
        try (Scope s = owner.nested()) {
            NDArray matrix = WeightChanges.of(s, change); // (D', D k k)
            NDArray added = magnitude == null ? matrix : dora(s, matrix, magnitude, columns / window);
            return owner.keep(Kernels.scale(s, Kernels.reshape(s, added, own), weight));
        }
    }

    /** m W' / |W'| - W with W' = W + dW (DoRA, arXiv 2402.09353), |.| of each output's weights or of each input's. */
    private NDArray dora(Scope s, NDArray change, Magnitude magnitude, long inputs) {
        if (slot.kind() == Kind.NORMALIZATION) {
            throw new BadFile(
                    magnitude.lengths().origin() + " is of DoRA beside a normalisation, which has no directions");
        }
        NDArray base = Kernels.reshape(s, slot.weight(), change.getShape().getShape());
        NDArray moved = Kernels.add(s, base, change); // (D', D k k)
        NDArray lengths = TensorReading.array(magnitude.lengths(), s, magnitude.count(), 1);
        NDArray adapted = magnitude.ofInputs(shape[0], inputs)
                ? byInput(s, moved, lengths, inputs)
                : Kernels.mul(s, Kernels.unit(s, moved), lengths);
        return Kernels.sub(s, adapted, base);
    }

    /** Each input's weights, of all outputs and places of the window, as one vector. */
    private NDArray byInput(Scope s, NDArray moved, NDArray lengths, long inputs) {
        long window = moved.getShape().get(1) / inputs;
        NDArray apart = Kernels.reshape(s, moved, shape[0], inputs, window);
        NDArray byInput = Kernels.reshape(s, Kernels.permute(s, apart, 1, 0, 2), inputs, shape[0] * window);
        NDArray adapted = Kernels.mul(s, Kernels.unit(s, byInput), lengths);
        NDArray back = Kernels.permute(s, Kernels.reshape(s, adapted, inputs, shape[0], window), 1, 0, 2);
        return Kernels.reshape(s, back, shape[0], inputs * window);
    }

    /** A linear layer's bias may stay as it is; others are told of one in any case. */
    private @Nullable NDArray bias(AdapterLayer layer) {
        AdapterLayer.Bias bias = layer.bias();
        if (bias == null) {
            return slot.kind() == Kind.LINEAR ? null : owner.zeros(shape[0]);
        }
        NDArray difference = TensorReading.array(bias.difference(), owner, shape[0]);
        Leaves.scale(List.of(difference), weight * bias.scale());
        return difference;
    }
}
