package io.likeness.engine.checkpoint;

import java.util.Optional;

/** The element types that a safetensors file can hold; the constants' names are the file format's own. */
public enum TensorType {
    F64(64),
    F32(32),
    F16(16),
    BF16(16),
    F8_E4M3(8),
    F8_E5M2(8),
    F8_E8M0(8),
    F8_E4M3FNUZ(8),
    F8_E5M2FNUZ(8),
    F6_E2M3(6),
    F6_E3M2(6),
    F4(4),
    C64(64),
    I64(64),
    I32(32),
    I16(16),
    I8(8),
    U64(64),
    U32(32),
    U16(16),
    U8(8),
    BOOL(8);

    private final int bits;

    TensorType(int bits) {
        this.bits = bits;
    }

    /** Bits of one element; several elements of less than eight share a byte. */
    public int bits() {
        return bits;
    }

    /** Bytes of one element, or of the smallest number of them that has whole bytes. */
    public int bytes() {
        return Math.max(1, bits / Byte.SIZE);
    }

    /** The type of this name in a file, such as "BF16"; empty when there is none. */
    public static Optional<TensorType> named(String name) {
        for (TensorType type : values()) {
            if (type.name().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Whether it is too narrow to hold a weight as it is: a scale beside the tensor says what its numbers mean. */
    public boolean needsScale() {
        return switch (this) {
            case F8_E4M3, F8_E5M2, F8_E8M0, F8_E4M3FNUZ, F8_E5M2FNUZ, F6_E2M3, F6_E3M2, F4 -> true;
            default -> false;
        };
    }

    /** Why a tensor of this type is no weight, behind its name: "is of type I64, expected ...". */
    public String refusal() {
        return "is of type %s, %s"
                .formatted(
                        name(),
                        needsScale()
                                ? "which needs a scale beside it (scale_weight or weight_scale) that the file does not have;"
                                        + " take a version in fp16, bf16 or fp32"
                                : "expected F16, BF16, F32 or F64");
    }
}
