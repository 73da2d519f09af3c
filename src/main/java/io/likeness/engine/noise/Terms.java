package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import org.jspecify.annotations.Nullable;

/** A sum of scaled tensors, built term by term in one scope; every sampling step is one. */
final class Terms {

    private final Scope scope;
    private @Nullable NDArray sum;

    Terms(Scope scope) {
        this.scope = scope;
    }

    /** Adds factor times tensor; a factor of zero adds nothing. */
    Terms plus(double factor, NDArray tensor) {
        if (factor != 0) {
            sum = sum == null ? Kernels.scale(scope, tensor, factor) : Kernels.combine(scope, 1, sum, factor, tensor);
        }
        return this;
    }

    /** The sum, in the scope. */
    NDArray sum() {
        if (sum == null) {
            throw new IllegalStateException("a sum without terms");
        }
        return sum;
    }
}
