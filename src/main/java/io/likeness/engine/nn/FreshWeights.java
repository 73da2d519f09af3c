package io.likeness.engine.nn;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import java.util.Arrays;
import java.util.Set;

/** Tensors of a network that was never trained, drawn from a seed and each tensor's name. */
record FreshWeights(Seeds seeds, Scope owner) implements WeightSource {

    @Override
    public Set<String> names() {
        return Set.of();
    }

    @Override
    public NDArray tensor(String name, long[] shape, Initial initial) {
        int size = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        return owner.of(initial.values(seeds.at(name), size), shape);
    }

    @Override
    public void refuseUnread(Set<String> names) {
        // Nothing is on offer that could be left.
    }
}
