package io.likeness.engine.nn;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A network's float32 leaves by the names that they have in its file, in the order in which the layers read them.
 *
 * @param byName name to leaf; writing all of them under these names is the inverse of loading
 * @param slots the places for adapters, by the paths of their layers
 */
public record Parameters(SequencedMap<String, NDArray> byName, Map<String, AdapterSlot> slots) {

    public Parameters {
        byName = Collections.unmodifiableSequencedMap(byName);
        slots = Map.copyOf(slots);
    }

    /** The leaves alone, in order. */
    public List<NDArray> leaves() {
        return List.copyOf(byName.values());
    }

    /** The names alone, in the same order. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** How many numbers there are in all. */
    public long count() {
        return byName.values().stream().mapToLong(NDArray::size).sum();
    }
}
