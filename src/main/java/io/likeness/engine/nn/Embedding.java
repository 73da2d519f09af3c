package io.likeness.engine.nn;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;

/** A table of vectors. */
public final class Embedding {

    /** What transformers' CLIP begins with. */
    private static final double INITIAL_DEVIATION = 0.02;

    private final NDArray weight;

    private Embedding(NDArray weight) {
        this.weight = weight;
    }

    /** A table of so many vectors. */
    public static Embedding load(Weights weights, long vectors, long width) {
        return new Embedding(weights.tensor("weight", Initial.normal(INITIAL_DEVIATION), vectors, width));
    }

    /** Maps ids (...) to (..., D). */
    public NDArray forward(Scope s, NDArray ids) {
        return Kernels.embedding(s, weight, ids);
    }

    /** The first rows of the table, (count, D). */
    public NDArray first(Scope s, long count) {
        return Kernels.narrow(s, weight, 0, 0, count);
    }
}
