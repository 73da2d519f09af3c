package io.likeness.engine.conversion;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.StoredTensor;
import java.nio.file.Path;
import java.util.Map;

/** Sizes of a network's tensors, from which its configuration follows. */
record TensorShapes(Path file, String part, Map<String, StoredTensor> tensors) {

    /** The size of one dimension. */
    int size(String name, int dimension) {
        StoredTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new BadFile("%s: its %s has no tensor '%s'".formatted(file, part, name));
        }
        if (tensor.shape().size() <= dimension || tensor.shape().get(dimension) > Integer.MAX_VALUE) {
            throw new BadFile("%s has the unexpected shape %s".formatted(tensor.origin(), tensor.shape()));
        }
        return tensor.shape().get(dimension).intValue();
    }

    /** How many dimensions a tensor has; 0 if there is none of this name. */
    int dimensions(String name) {
        StoredTensor tensor = tensors.get(name);
        return tensor == null ? 0 : tensor.shape().size();
    }

    boolean has(String name) {
        return tensors.containsKey(name);
    }

    boolean hasAny(String prefix) {
        return tensors.keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }

    /** How many there are of a numbered list of layers. */
    int count(String prefix) {
        int count = 0;
        while (hasAny(prefix + count + ".")) {
            count++;
        }
        return count;
    }
}
