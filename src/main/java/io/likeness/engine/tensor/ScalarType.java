package io.likeness.engine.tensor;

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
}
