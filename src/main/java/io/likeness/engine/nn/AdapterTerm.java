package io.likeness.engine.nn;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import org.jspecify.annotations.Nullable;

/** What an adapter adds to the output of a layer; its strength is in the matrices. */
public sealed interface AdapterTerm {

    /** y plus what the adapter makes of the layer's input x. */
    NDArray addedTo(Scope s, AdapterSlot slot, NDArray y, NDArray x);

    /** x down' up' beside a linear layer (LoRA, arXiv 2106.09685): down (r, D), up (D', r). */
    record LowRank(NDArray down, NDArray up) implements AdapterTerm {
        @Override
        public NDArray addedTo(Scope s, AdapterSlot slot, NDArray y, NDArray x) {
            NDArray narrow = Kernels.linear(s, x, down, null); // (..., r)
            return Kernels.add(s, y, Kernels.linear(s, narrow, up, null)); // (..., D')
        }
    }

    /**
     * What the layer makes of x with the change as its weight: the layer is linear in weight and bias.
     *
     * @param change of the weight's shape; a linear layer's is (D', D)
     * @param bias (D'); null for a linear layer whose bias stays
     */
    record Full(NDArray change, @Nullable NDArray bias) implements AdapterTerm {
        @Override
        public NDArray addedTo(Scope s, AdapterSlot slot, NDArray y, NDArray x) {
            return Kernels.add(s, y, slot.with(s, x, change, bias));
        }
    }

    /** A convolution to r channels and one of 1x1 back, beside a convolution: down (r, C, k, k), up (C', r, 1, 1); the biases are zero. */
    record Convolution(NDArray down, NDArray noBias, NDArray up, NDArray noOutputBias) implements AdapterTerm {
        @Override
        public NDArray addedTo(Scope s, AdapterSlot slot, NDArray y, NDArray x) {
            NDArray narrow = Kernels.conv2d(s, x, down, noBias, slot.stride(), slot.padding()); // (B, r, H', W')
            return Kernels.add(s, y, Kernels.conv2d(s, narrow, up, noOutputBias, 1, 0)); // (B, C', H', W')
        }
    }
}
