package io.likeness.engine.nn;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Scope;
import java.util.Set;

/** Where a network's tensors come from. */
interface WeightSource {

    /** The names of all tensors on offer; empty where any can be made. */
    Set<String> names();

    /**
     * A float32 tensor of this name and shape.
     *
     * @param initial what a network that was never trained begins with
     * @param owner the scope that will own it
     */
    NDArray tensor(String name, long[] shape, Initial initial, Scope owner);

    /** Complains about tensors on offer that no layer asked for. */
    void refuseUnread(Set<String> names);
}
