package io.likeness.engine.pipeline;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.lora.LoraLayer;
import io.likeness.engine.nn.AdapterSlot;
import io.likeness.engine.nn.AdapterTerm;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Leaves;
import io.likeness.engine.tensor.ScalarType;
import io.likeness.engine.tensor.Scope;
import java.util.Arrays;
import java.util.List;

/** Makes a file's matrices the term beside a layer, its strength included. */
final class AdapterTerms {

    private AdapterTerms() {}

    static AdapterTerm of(AdapterSlot slot, LoraLayer layer, double weight, Scope owner) {
        return slot.convolution() ? convolution(slot, layer, weight, owner) : linear(slot, layer, weight, owner);
    }

    private static AdapterTerm linear(AdapterSlot slot, LoraLayer layer, double weight, Scope owner) {
        long[] base = slot.weight().getShape().getShape();
        NDArray down = array(layer.down(), owner, layer.rank(), base[1]);
        NDArray up = array(layer.up(), owner, base[0], layer.rank());
        StoredTensor magnitude = layer.magnitude();
        if (magnitude == null) {
            Leaves.scale(List.of(up), weight * layer.alpha() / layer.rank());
            return new AdapterTerm.LowRank(down, up);
        }
        Leaves.scale(List.of(up), layer.alpha() / layer.rank());
        return new AdapterTerm.Full(dora(owner, slot.weight(), down, up, array(magnitude, owner, base[0], 1), weight));
    }

    /** weight (m W' / |W'| - W) with W' = W + up down, each row |.| by itself (DoRA, arXiv 2402.09353). */
    private static NDArray dora(Scope owner, NDArray base, NDArray down, NDArray up, NDArray magnitude, double weight) {
        try (Scope s = owner.nested()) {
            long[] shape = {up.getShape().get(0), down.getShape().get(1)};
            NDArray matrix = Kernels.reshape(s, base, shape); // (D', D)
            NDArray columns = Kernels.permute(s, down, 1, 0); // (D, r)
            NDArray learned = Kernels.permute(s, Kernels.linear(s, columns, up, null), 1, 0); // (D', D)
            NDArray directions = Kernels.unit(s, Kernels.add(s, matrix, learned));
            NDArray adapted = Kernels.mul(s, directions, magnitude);
            return owner.keep(Kernels.scale(s, Kernels.sub(s, adapted, matrix), weight));
        }
    }

    private static AdapterTerm convolution(AdapterSlot slot, LoraLayer layer, double weight, Scope owner) {
        long[] base = slot.weight().getShape().getShape();
        if (layer.magnitude() != null) {
            throw new BadFile(
                    layer.down().origin() + " is of DoRA beside a convolution, which this engine does not have");
        }
        NDArray down = array(layer.down(), owner, layer.rank(), base[1], base[2], base[3]);
        NDArray up = array(layer.up(), owner, base[0], layer.rank(), 1, 1);
        Leaves.scale(List.of(up), weight * layer.alpha() / layer.rank());
        return new AdapterTerm.Convolution(
                down, owner.zeros(layer.rank()), up, owner.zeros(base[0]), slot.stride(), slot.padding());
    }

    private static NDArray array(StoredTensor tensor, Scope owner, long... shape) {
        if (tensor.elements() != Arrays.stream(shape).reduce(1, (a, b) -> a * b)) {
            throw new BadFile("%s has shape %s, expected %s for this model's layer"
                    .formatted(tensor.origin(), tensor.shape(), Arrays.toString(shape)));
        }
        NDArray array = Leaves.read(owner, tensor.bytes().get(), type(tensor), shape);
        if (!Leaves.isFinite(array)) {
            throw new BadFile(tensor.origin() + " holds numbers that are none (NaN or infinite); the file is damaged");
        }
        return array;
    }

    private static ScalarType type(StoredTensor tensor) {
        return switch (tensor.type()) {
            case F16 -> ScalarType.HALF;
            case F32 -> ScalarType.FLOAT;
            case F64 -> ScalarType.DOUBLE;
            case BF16 -> ScalarType.BFLOAT16;
            default ->
                throw new BadFile(
                        "%s is of type %s, expected F16, BF16, F32 or F64".formatted(tensor.origin(), tensor.type()));
        };
    }
}
