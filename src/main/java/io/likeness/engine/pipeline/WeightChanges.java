package io.likeness.engine.pipeline;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.lora.Factor;
import io.likeness.engine.checkpoint.lora.Product;
import io.likeness.engine.checkpoint.lora.WeightChange;
import io.likeness.engine.checkpoint.lora.WeightChange.Difference;
import io.likeness.engine.checkpoint.lora.WeightChange.Hadamard;
import io.likeness.engine.checkpoint.lora.WeightChange.Kronecker;
import io.likeness.engine.checkpoint.lora.WeightChange.LowRank;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;

/** Makes of an adapter's matrices the change of a weight, by the formulas of LyCORIS (arXiv 2309.14859), in float32. */
final class WeightChanges {

    private WeightChanges() {}

    /** dW as a matrix (D', D k k), its scale included. */
    static NDArray of(Scope s, WeightChange change) {
        NDArray product = switch (change) {
            case LowRank pair -> pair(s, pair);
            case Hadamard products -> Kernels.mul(s, product(s, products.w1()), product(s, products.w2()));
            case Kronecker factors -> kronecker(s, factors);
            case Difference difference ->
                TensorReading.array(difference.matrix(), s, difference.outputs(), difference.inputs());
        };
        return Kernels.scale(s, product, change.scale());
    }

    private static NDArray pair(Scope s, LowRank pair) {
        StoredTensor core = pair.core();
        NDArray up = matrix(s, pair.up()); // (D', r)
        NDArray down = matrix(s, pair.down()); // (r, D k k)
        return times(s, up, core == null ? down : throughCore(s, core, down));
    }

    private static NDArray product(Scope s, Product product) {
        NDArray a = matrix(s, product.a());
        NDArray b = matrix(s, product.b());
        StoredTensor core = product.core();
        return core == null ? times(s, a, b) : times(s, Kernels.permute(s, a, 1, 0), throughCore(s, core, b));
    }

    /** Core (r', r, k, k) and b (r, D): (r', D k k), at each place of the window the product. */
    private static NDArray throughCore(Scope s, StoredTensor stored, NDArray b) {
        long[] shape = stored.dimensions(); // (r', r, k, k)
        long window = stored.elements() / (shape[0] * shape[1]);
        NDArray core = TensorReading.array(stored, s, shape[0], shape[1], window);
        NDArray places = Kernels.reshape(s, Kernels.permute(s, core, 0, 2, 1), shape[0] * window, shape[1]);
        long inputs = b.getShape().get(1);
        NDArray each = Kernels.reshape(s, times(s, places, b), shape[0], window, inputs); // (r', k k, D)
        return Kernels.reshape(s, Kernels.permute(s, each, 0, 2, 1), shape[0], inputs * window);
    }

    /** (L K, M N k k) of w1 (L, M) and w2 (K, N k k). */
    private static NDArray kronecker(Scope s, Kronecker factors) {
        Factor one = factors.w1();
        Factor two = factors.w2();
        NDArray w1 = Kernels.reshape(s, factor(s, one), one.rows(), 1, one.columns(), 1);
        NDArray w2 = Kernels.reshape(s, factor(s, two), 1, two.rows(), 1, two.columns());
        return Kernels.reshape(s, Kernels.mul(s, w1, w2), factors.outputs(), factors.inputs());
    }

    private static NDArray factor(Scope s, Factor factor) {
        return switch (factor) {
            case Factor.Whole whole -> matrix(s, whole.matrix());
            case Factor.Narrow narrow -> product(s, narrow.product());
        };
    }

    private static NDArray times(Scope s, NDArray a, NDArray b) {
        return Kernels.linear(s, a, Kernels.permute(s, b, 1, 0), null);
    }

    private static NDArray matrix(Scope s, StoredTensor tensor) {
        long rows = tensor.shape().getFirst();
        return TensorReading.array(tensor, s, rows, tensor.elements() / rows);
    }
}
