package io.likeness.engine.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reverse-mode differentiation: marks leaves, runs backward, and reads what arrived. */
public final class Gradients {

    private Gradients() {}

    /** Asks for gradients of these leaves from now on, or no longer. */
    public static void require(List<NDArray> leaves, boolean required) {
        leaves.forEach(leaf -> JniUtils.attachGradient((PtNDArray) leaf, required));
    }

    /** Adds the gradient of a scalar to every leaf that it was computed from, and frees the record. */
    public static void backward(NDArray scalar) {
        try (Scope s = Scope.open()) {
            backward(scalar, s.of(new float[] {1}, scalar.getShape().getShape()));
        }
    }

    /** Adds the gradient of y, weighed with an upstream gradient of y's shape, to every leaf; frees the record. */
    public static void backward(NDArray y, NDArray upstream) {
        JniUtils.backward((PtNDArray) y, (PtNDArray) upstream, false, false);
    }

    /** A leaf's gradient, or null where none arrived; the memory stays the leaf's, so that changes in place count. */
    public static @Nullable NDArray of(Scope s, NDArray leaf) {
        return Torch.gradient(s.manager(), leaf);
    }

    /**
     * The gradients of all leaves, in order; the memory stays the leaves'.
     *
     * @throws IllegalStateException if a leaf took no part in what was differentiated
     */
    public static List<NDArray> of(Scope s, List<NDArray> leaves) {
        List<NDArray> gradients = new ArrayList<>(leaves.size());
        for (NDArray leaf : leaves) {
            NDArray gradient = of(s, leaf);
            if (gradient == null) {
                throw new IllegalStateException("no gradient arrived at the leaf of shape " + leaf.getShape());
            }
            gradients.add(gradient);
        }
        return gradients;
    }

    /** The Euclidean norm of all gradients as one vector, a scalar. */
    public static NDArray norm(Scope s, List<NDArray> gradients) {
        return Torch.call(s.manager(), "global_norm", gradients);
    }

    /**
     * Shortens the gradients, as one vector, to a norm of at most limit, as torch.nn.utils.clip_grad_norm_ does.
     *
     * @return the norm before
     */
    public static float clip(List<NDArray> gradients, double limit) {
        try (Scope s = Scope.open()) {
            float norm = norm(s, gradients).getFloat();
            float factor = (float) limit / (norm + 1e-6f);
            if (factor < 1) {
                Leaves.scale(gradients, factor);
            }
            return norm;
        }
    }
}
