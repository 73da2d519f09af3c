package io.likeness.engine.nn;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;

/** What an adapter adds to the output of a layer; its strength is in the matrices. */
public sealed interface AdapterTerm {

    /** y plus what the adapter makes of the layer's input x. */
    NDArray addedTo(Scope s, NDArray y, NDArray x);

    /** x down' up' beside a linear layer (LoRA, arXiv 2106.09685): down (r, D), up (D', r). */
    record LowRank(NDArray down, NDArray up) implements AdapterTerm {
        @Override
        public NDArray addedTo(Scope s, NDArray y, NDArray x) {
            NDArray narrow = Kernels.linear(s, x, down, null); // (..., r)
            return Kernels.add(s, y, Kernels.linear(s, narrow, up, null)); // (..., D')
        }
    }

    /** x change' beside a linear layer: change (D', D), what DoRA makes of W minus W. */
    record Full(NDArray change) implements AdapterTerm {
        @Override
        public NDArray addedTo(Scope s, NDArray y, NDArray x) {
            return Kernels.add(s, y, Kernels.linear(s, x, change, null)); // (..., D')
        }
    }

    /** A convolution to r channels and one of 1x1 back, beside a convolution: down (r, C, k, k), up (C', r, 1, 1); the biases are zero. */
    record Convolution(NDArray down, NDArray noBias, NDArray up, NDArray noOutputBias, int stride, int padding)
            implements AdapterTerm {
        @Override
        public NDArray addedTo(Scope s, NDArray y, NDArray x) {
            NDArray narrow = Kernels.conv2d(s, x, down, noBias, stride, padding); // (B, r, H', W')
            return Kernels.add(s, y, Kernels.conv2d(s, narrow, up, noOutputBias, 1, 0)); // (B, C', H', W')
        }
    }
}
