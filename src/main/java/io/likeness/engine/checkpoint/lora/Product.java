package io.likeness.engine.checkpoint.lora;

import io.likeness.engine.checkpoint.StoredTensor;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One of the two low-rank products of LoHa: a (D', r) b (r, D k k), or with a core (r, r, k, k) its a (r, D') and b (r, D). */
public record Product(
        StoredTensor a, StoredTensor b, @Nullable StoredTensor core) {

    public Product {
        Factors.requireMatrix(a);
        Factors.requireMatrix(b);
        if (core == null) {
            Factors.requireMeeting(b, Factors.rows(b), a, Factors.columns(a));
        } else {
            Factors.requireMatrix(core);
            Factors.requireMeeting(core, Factors.rows(core), a, Factors.rows(a));
            Factors.requireMeeting(b, Factors.rows(b), core, Factors.columns(core));
        }
    }

    long rank() {
        return Factors.rows(b);
    }

    long outputs() {
        return core == null ? Factors.rows(a) : Factors.columns(a);
    }

    long inputs() {
        return b.elements() / Math.max(1, rank()) * Factors.window(core);
    }

    Stream<StoredTensor> tensors() {
        return Stream.of(a, b, core).filter(Objects::nonNull);
    }

    Product map(UnaryOperator<StoredTensor> other) {
        return new Product(other.apply(a), other.apply(b), core == null ? null : other.apply(core));
    }
}
