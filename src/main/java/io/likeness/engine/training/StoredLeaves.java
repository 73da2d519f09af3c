package io.likeness.engine.training;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.TensorInfo;
import io.likeness.engine.checkpoint.TensorType;
import io.likeness.engine.nn.Parameters;
import io.likeness.engine.tensor.Leaves;
import io.likeness.engine.tensor.ScalarType;
import io.likeness.engine.tensor.Scope;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Float32 leaves and optimizer states on their way to a file and back, to the bit. */
final class StoredLeaves {

    private StoredLeaves() {}

    /** Adds a leaf to a file; its memory is written as it is when its turn comes, without a copy. */
    static void add(SafetensorsWriter file, String name, NDArray leaf) {
        file.add(name, TensorType.F32, leaf.getShape().getShape(), () -> leaf.toByteBuffer(true));
    }

    /** Writes a file of parameters under their names. */
    static void write(Path file, Parameters parameters) {
        of(parameters).write(file);
    }

    /** A file to be, of parameters under their names. */
    static SafetensorsWriter of(Parameters parameters) {
        SafetensorsWriter file = new SafetensorsWriter();
        parameters.byName().forEach((name, leaf) -> add(file, name, leaf));
        return file;
    }

    /**
     * Puts the tensor of a name where a leaf is.
     *
     * @throws BadFile if there is none, or it has another type or shape than the leaf
     */
    static void read(SafetensorsFile file, String name, NDArray into) {
        TensorInfo found = file.info(name);
        long[] shape = into.getShape().getShape();
        if (found.type() != TensorType.F32 || !Arrays.equals(found.dimensions(), shape)) {
            throw new BadFile("%s: tensor '%s' has type %s and shape %s, expected F32 and %s"
                    .formatted(file.path(), name, found.type(), found.shape(), Arrays.toString(shape)));
        }
        try (Scope s = Scope.open()) {
            Leaves.copy(List.of(into), List.of(Leaves.read(s, file.bytes(name), ScalarType.FLOAT, shape)));
        }
    }
}
