package io.likeness.engine.nn;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table of vectors. */
public final class Embedding {

    /** What transformers' CLIP begins with. */
    private static final double INITIAL_DEVIATION = 0.02;

    private final NDArray weight;
    private @Nullable NDArray extended;

    private Embedding(NDArray weight) {
        this.weight = weight;
    }

    /** A table of so many vectors. */
    public static Embedding load(Weights weights, long vectors, long width) {
        return new Embedding(weights.tensor("weight", Initial.normal(INITIAL_DEVIATION), vectors, width));
    }

    /** Maps ids (...) to (..., D). */
    public NDArray forward(Scope s, NDArray ids) {
        return Kernels.embedding(s, extended == null ? weight : extended, ids);
    }

    /**
     * Puts vectors behind those of the table, in place of others that were put there; their ids follow the table's last.
     *
     * @param rows each (n, D); none leaves the table as it was
     * @param owner will own a copy of the table
     */
    public void extend(List<NDArray> rows, Scope owner) {
        extended = rows.isEmpty()
                ? null
                : Kernels.cat(
                        owner, Stream.concat(Stream.of(weight), rows.stream()).toList(), 0);
    }

    /** Whether there are vectors behind the table's own. */
    public boolean isExtended() {
        return extended != null;
    }

    /** The first rows of the table, (count, D). */
    public NDArray first(Scope s, long count) {
        return Kernels.narrow(s, weight, 0, 0, count);
    }
}
