package io.likeness.engine.nn;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A place in a checkpoint's tree of names, from which a layer reads its tensors; the path of constructors is the key.
 *
 * <p>A network built from stored weights and one built afresh walk the same constructors. All tensors become float32 leaves of
 * one scope, whatever type they are stored in.
 */
public final class Weights {

    private final Reading reading;
    private final String prefix;
    private final ProjectionAdapters adapters;

    private Weights(Reading reading, String prefix, ProjectionAdapters adapters) {
        this.reading = reading;
        this.prefix = prefix;
        this.adapters = adapters;
    }

    /** Weights from a checkpoint's files, owned by the scope. */
    public static Weights of(List<SafetensorsFile> files, Scope owner) {
        return new Weights(new Reading(new StoredWeights(new StoredShapes(files), owner)), "", ProjectionAdapters.NONE);
    }

    /** Weights from a checkpoint's one file, owned by the scope. */
    public static Weights of(SafetensorsFile file, Scope owner) {
        return of(List.of(file), owner);
    }

    /** The weights of a checkpoint's files by their headers alone, to see whether a network is whole: nothing can be computed with it. */
    public static Weights headersOf(List<SafetensorsFile> files) {
        return new Weights(new Reading(new StoredShapes(files)), "", ProjectionAdapters.NONE);
    }

    /** Weights of a network that was never trained, owned by the scope. */
    public static Weights fresh(Seeds seeds, Scope owner) {
        return new Weights(new Reading(new FreshWeights(seeds, owner)), "", ProjectionAdapters.NONE);
    }

    /** The same place of the same tree, whose projections are read with these adapters. */
    public Weights with(ProjectionAdapters others) {
        return new Weights(reading, prefix, others);
    }

    /** The child of this name. */
    public Weights at(String name) {
        return new Weights(reading, prefix + name + ".", adapters);
    }

    /** The child of this number, in a list of layers. */
    public Weights at(int index) {
        return at(Integer.toString(index));
    }

    /** Whether a tensor is stored here; never for fresh weights, where the layer decides. */
    public boolean has(String name) {
        return reading.source.names().contains(prefix + name);
    }

    /**
     * A float32 leaf.
     *
     * @param initial what it holds before training
     * @param shape the shape that the configuration asks for
     * @throws io.likeness.engine.EngineException.BadFile if it is missing, or of another shape, or no floating-point tensor
     */
    public NDArray tensor(String name, Initial initial, long... shape) {
        return reading.leaf(prefix + name, initial, shape);
    }

    /** A place for adapters beside this layer. */
    AdapterSlot slot(AdapterSlot slot) {
        reading.slots.put(path(), slot);
        return slot;
    }

    /** A linear layer of this place with its adapter, if there is one for it. */
    Projection adapted(Linear layer, long inputs, long outputs) {
        return adapters.on(path(), layer, inputs, outputs);
    }

    private String path() {
        return prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
    }

    /** Passes over a stored tensor that some files carry and no network needs. */
    public void ignore(String name) {
        reading.ignored.add(prefix + name);
    }

    /** What was read until now, in the order of reading. */
    public Parameters soFar() {
        return new Parameters(new LinkedHashMap<>(reading.leaves), reading.slots);
    }

    /**
     * Everything that was read, in the order of reading.
     *
     * @throws io.likeness.engine.EngineException.BadFile if the files hold tensors that no layer asked for
     */
    public Parameters finish() {
        return reading.finish();
    }

    /** What all places of one tree share. */
    private static final class Reading {

        private final WeightSource source;
        private final Map<String, NDArray> leaves = new LinkedHashMap<>();
        private final Map<String, AdapterSlot> slots = new LinkedHashMap<>();
        private final Set<String> ignored = new LinkedHashSet<>();

        Reading(WeightSource source) {
            this.source = source;
        }

        NDArray leaf(String name, Initial initial, long... shape) {
            if (leaves.containsKey(name)) {
                throw new IllegalStateException("two layers read '" + name + "'");
            }
            NDArray leaf = source.tensor(name, shape, initial);
            leaves.put(name, leaf);
            return leaf;
        }

        Parameters finish() {
            Set<String> unread = new LinkedHashSet<>(source.names());
            unread.removeAll(leaves.keySet());
            unread.removeAll(ignored);
            source.refuseUnread(unread);
            return new Parameters(new LinkedHashMap<>(leaves), slots);
        }
    }
}
