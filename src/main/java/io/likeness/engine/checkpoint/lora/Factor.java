package io.likeness.engine.checkpoint.lora;

import io.likeness.engine.checkpoint.StoredTensor;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A factor of LoKr: whole, or a low-rank product. */
public sealed interface Factor {

    /** A matrix, or (rows, columns, k, k). */
    record Whole(StoredTensor matrix) implements Factor {
        public Whole {
            Factors.requireMatrix(matrix);
        }

        @Override
        public long rows() {
            return Factors.rows(matrix);
        }

        @Override
        public long columns() {
            return matrix.elements() / Math.max(1, rows());
        }

        @Override
        public Stream<StoredTensor> tensors() {
            return Stream.of(matrix);
        }

        @Override
        public Factor map(UnaryOperator<StoredTensor> other) {
            return new Whole(other.apply(matrix));
        }
    }

    /** A product. */
    record Narrow(Product product) implements Factor {
        @Override
        public long rows() {
            return product.outputs();
        }

        @Override
        public long columns() {
            return product.inputs();
        }

        @Override
        public Stream<StoredTensor> tensors() {
            return product.tensors();
        }

        @Override
        public Factor map(UnaryOperator<StoredTensor> other) {
            return new Narrow(product.map(other));
        }
    }

    /** Its rows. */
    long rows();

    /** Its columns, the places of a window included. */
    long columns();

    /** What it is made of. */
    Stream<StoredTensor> tensors();

    /** The same of other tensors of the same shapes. */
    Factor map(UnaryOperator<StoredTensor> other);
}
