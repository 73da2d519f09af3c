package io.likeness.engine.checkpoint.lora;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.StoredTensor;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an adapter adds to a layer's weight W, as its file holds it: dW (D', D) beside a linear layer, (D', D k k) beside a convolution.
 * The formulas are those of LyCORIS (arXiv 2309.14859).
 */
public sealed interface WeightChange {

    /** The tensors that it is made of. */
    List<StoredTensor> tensors();

    /** The same of other tensors of the same shapes. */
    WeightChange map(UnaryOperator<StoredTensor> other);

    /** The inner width; 0 where there is none. */
    long rank();

    /** What the product is multiplied by. */
    double scale();

    /** The rows of dW. */
    long outputs();

    /** The columns of dW, the places of a window included. */
    long inputs();

    /**
     * dW = alpha / r up down (LoRA, arXiv 2106.09685).
     *
     * @param down (r, D), or (r, D, k, k) beside a convolution
     * @param up (D', r), or (D', r, 1, 1)
     * @param core (r', r, k, k) between a down of 1x1 and an up (D', r') (LoCon with CP decomposition); null without
     */
    record LowRank(
            StoredTensor down, StoredTensor up, @Nullable StoredTensor core, double alpha) implements WeightChange {

        public LowRank {
            Factors.requireMatrix(down);
            Factors.requireMatrix(up);
            if (core == null) {
                Factors.requireMeeting(down, Factors.rows(down), up, Factors.columns(up));
            } else {
                Factors.requireMatrix(core);
                Factors.requireMeeting(down, Factors.rows(down), core, Factors.columns(core));
                Factors.requireMeeting(core, Factors.rows(core), up, Factors.columns(up));
            }
            Factors.requireRank(down, Factors.rows(down), alpha);
        }

        @Override
        public List<StoredTensor> tensors() {
            return Stream.of(down, up, core).filter(Objects::nonNull).toList();
        }

        @Override
        public WeightChange map(UnaryOperator<StoredTensor> other) {
            return new LowRank(other.apply(down), other.apply(up), core == null ? null : other.apply(core), alpha);
        }

        @Override
        public long rank() {
            return Factors.rows(down);
        }

        @Override
        public double scale() {
            return alpha / rank();
        }

        @Override
        public long outputs() {
            return Factors.rows(up);
        }

        @Override
        public long inputs() {
            return down.elements() / rank() * Factors.window(core);
        }
    }

    /** dW = alpha / r (w1 o w2), number by number (LoHa). */
    record Hadamard(Product w1, Product w2, double alpha) implements WeightChange {

        public Hadamard {
            if (w1.outputs() != w2.outputs() || w1.inputs() != w2.inputs()) {
                throw new BadFile("%s has shape %s and %s has shape %s: their products are not of one size"
                        .formatted(
                                w1.a().origin(),
                                w1.a().shape(),
                                w2.a().origin(),
                                w2.a().shape()));
            }
            Factors.requireRank(w1.b(), w1.rank(), alpha);
        }

        @Override
        public List<StoredTensor> tensors() {
            return Stream.concat(w1.tensors(), w2.tensors()).toList();
        }

        @Override
        public WeightChange map(UnaryOperator<StoredTensor> other) {
            return new Hadamard(w1.map(other), w2.map(other), alpha);
        }

        @Override
        public long rank() {
            return w1.rank();
        }

        @Override
        public double scale() {
            return alpha / rank();
        }

        @Override
        public long outputs() {
            return w1.outputs();
        }

        @Override
        public long inputs() {
            return w1.inputs();
        }
    }

    /**
     * dW = scale (w1 x w2), Kronecker's product (LoKr).
     *
     * @param alpha divided by the rank of the factor that has one; two whole factors are taken as they are
     */
    record Kronecker(Factor w1, Factor w2, double alpha) implements WeightChange {

        public Kronecker {
            if (rankOf(w1, w2) > 0) {
                Factors.requireRank(w2.tensors().findFirst().orElseThrow(), rankOf(w1, w2), alpha);
            }
        }

        private static long rankOf(Factor w1, Factor w2) {
            return switch (w2) {
                case Factor.Narrow narrow -> narrow.product().rank();
                case Factor.Whole _ ->
                    w1 instanceof Factor.Narrow first ? first.product().rank() : 0;
            };
        }

        @Override
        public List<StoredTensor> tensors() {
            return Stream.concat(w1.tensors(), w2.tensors()).toList();
        }

        @Override
        public WeightChange map(UnaryOperator<StoredTensor> other) {
            return new Kronecker(w1.map(other), w2.map(other), alpha);
        }

        @Override
        public long rank() {
            return rankOf(w1, w2);
        }

        @Override
        public double scale() {
            return rank() == 0 ? 1 : alpha / rank();
        }

        @Override
        public long outputs() {
            return Math.multiplyExact(w1.rows(), w2.rows());
        }

        @Override
        public long inputs() {
            return Math.multiplyExact(w1.columns(), w2.columns());
        }
    }

    /** dW as it is. */
    record Difference(StoredTensor matrix) implements WeightChange {

        @Override
        public List<StoredTensor> tensors() {
            return List.of(matrix);
        }

        @Override
        public WeightChange map(UnaryOperator<StoredTensor> other) {
            return new Difference(other.apply(matrix));
        }

        @Override
        public long rank() {
            return 0;
        }

        @Override
        public double scale() {
            return 1;
        }

        @Override
        public long outputs() {
            return matrix.shape().isEmpty() ? 0 : matrix.shape().getFirst();
        }

        @Override
        public long inputs() {
            return outputs() == 0 ? 0 : matrix.elements() / outputs();
        }
    }
}
