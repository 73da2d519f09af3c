package io.likeness.engine.checkpoint;

import io.likeness.engine.EngineException.BadFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Floating-point numbers of one type as bytes of another, rounded to the nearest, ties to even. */
final class FloatBytes {

    private FloatBytes() {}

    /** Whether this is a type that can be converted from and to. */
    static boolean holds(TensorType type) {
        return switch (type) {
            case F64, F32, F16, BF16 -> true;
            default -> false;
        };
    }

    static ByteBuffer convert(ByteBuffer from, TensorType type, TensorType to, String origin) {
        ByteBuffer source = from.slice().order(ByteOrder.LITTLE_ENDIAN);
        int count = source.remaining() / type.bytes();
        ByteBuffer result =
                ByteBuffer.allocate(Math.multiplyExact(count, to.bytes())).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            put(result, to, get(source, type, i), origin);
        }
        return result.flip();
    }

    private static double get(ByteBuffer source, TensorType type, int index) {
        int at = index * type.bytes();
        return switch (type) {
            case F64 -> source.getDouble(at);
            case F32 -> source.getFloat(at);
            case F16 -> Float.float16ToFloat(source.getShort(at));
            case BF16 -> Float.intBitsToFloat(source.getShort(at) << Short.SIZE);
            default -> throw new IllegalArgumentException(type + " holds no floating-point numbers");
        };
    }

    private static void put(ByteBuffer result, TensorType to, double value, String origin) {
        switch (to) {
            case F64 -> result.putDouble(value);
            case F32 -> result.putFloat((float) value);
            case F16 -> result.putShort(half((float) value, origin));
            case BF16 -> result.putShort(bfloat16((float) value));
            default -> throw new IllegalArgumentException(to + " holds no floating-point numbers");
        }
    }

    private static short half(float value, String origin) {
        short bits = Float.floatToFloat16(value);
        if (Float.isInfinite(Float.float16ToFloat(bits)) && Float.isFinite(value)) {
            throw new BadFile(
                    "%s holds %s, more than float16 can; write bf16 or fp32 instead".formatted(origin, value));
        }
        return bits;
    }

    private static short bfloat16(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) (bits >>> Short.SIZE | 0x40); // rounding could carry a NaN over into infinity
        }
        int half = 0x7fff + (bits >>> Short.SIZE & 1);
        return (short) (bits + half >>> Short.SIZE);
    }
}
