package io.likeness.engine.pipeline;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.FiniteNumbers;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.tensor.Leaves;
import io.likeness.engine.tensor.ScalarType;
import io.likeness.engine.tensor.Scope;
import java.util.Arrays;

/** Reads tensors of adapter files. */
final class TensorReading {

    private TensorReading() {}

    /** A file's tensor in a shape of the same size. */
    static NDArray array(StoredTensor tensor, Scope owner, long... shape) {
        if (tensor.elements() != Arrays.stream(shape).reduce(1, (a, b) -> a * b)) {
            throw new BadFile("%s has shape %s, expected %s for this model's layer"
                    .formatted(tensor.origin(), tensor.shape(), Arrays.toString(shape)));
        }
        FiniteNumbers.requireOfAdapter(tensor);
        return Leaves.read(owner, tensor.bytes().get(), type(tensor), shape);
    }

    private static ScalarType type(StoredTensor tensor) {
        return switch (tensor.type()) {
            case F16 -> ScalarType.HALF;
            case F32 -> ScalarType.FLOAT;
            case F64 -> ScalarType.DOUBLE;
            case BF16 -> ScalarType.BFLOAT16;
            default -> throw FiniteNumbers.wrongType(tensor);
        };
    }
}
