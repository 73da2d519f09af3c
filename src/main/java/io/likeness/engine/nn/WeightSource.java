package io.likeness.engine.nn;

import ai.djl.ndarray.NDArray;
import java.util.Set;

/** Where a network's tensors come from. */
interface WeightSource {

    /** The names of all tensors on offer; empty where any can be made. */
    Set<String> names();

    /**
     * A float32 tensor of this name and shape.
     *
     * @param initial what a network that was never trained begins with
     */
    NDArray tensor(String name, long[] shape, Initial initial);

    /** Complains about tensors on offer that no layer asked for. */
    void refuseUnread(Set<String> names);
}
