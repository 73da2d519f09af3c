package io.likeness.engine.nn;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.tensor.Leaves;
import io.likeness.engine.tensor.Scope;
import java.util.Set;

/** The numbers of a checkpoint's tensors, owned by a scope. */
record StoredWeights(StoredShapes shapes, Scope owner) implements WeightSource {

    @Override
    public Set<String> names() {
        return shapes.names();
    }

    @Override
    public NDArray tensor(String name, long[] shape, Initial initial) {
        SafetensorsFile file = shapes.of(name, shape);
        NDArray leaf = Leaves.read(owner, file.bytes(name), StoredShapes.type(file, name), shape);
        if (!Leaves.isFinite(leaf)) {
            throw new BadFile("%s: tensor '%s' holds numbers that are none (NaN or infinite); the file is damaged"
                    .formatted(file.path(), name));
        }
        return leaf;
    }

    @Override
    public void refuseUnread(Set<String> names) {
        shapes.refuseUnread(names);
    }
}
