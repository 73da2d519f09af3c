package io.likeness.engine.tensor;

import io.likeness.engine.Precision;

/** The element types of c10::ScalarType that weights are stored in; the code is libtorch's. */
public enum ScalarType {
    HALF(5),
    FLOAT(6),
    DOUBLE(7),
    BFLOAT16(15);

    final Integer code;

    ScalarType(int code) {
        this.code = code;
    }

    /** The type that tensors of a precision have. */
    static ScalarType of(Precision precision) {
        return precision == Precision.BF16 ? BFLOAT16 : FLOAT;
    }
}
