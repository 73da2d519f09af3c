package io.likeness.engine.checkpoint;

import io.likeness.engine.EngineException.BadFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Looks through a tensor's numbers where they lie, without a copy of them. */
public final class FiniteNumbers {

    /** The exponent's bits, which are all set in NaN and infinity. */
    private static final int F16_EXPONENT = 0x7c00;

    private static final int BF16_EXPONENT = 0x7f80;

    private FiniteNumbers() {}

    /**
     * Requires floating-point numbers that are numbers.
     *
     * @throws BadFile if one is NaN or infinite, or the tensor is of another type
     */
    public static void require(StoredTensor tensor) {
        ByteBuffer bytes = tensor.bytes().get().order(ByteOrder.LITTLE_ENDIAN);
        boolean finite = switch (tensor.type()) {
            case F16 -> finiteHalves(bytes, F16_EXPONENT);
            case BF16 -> finiteHalves(bytes, BF16_EXPONENT);
            case F32 -> finiteFloats(bytes);
            case F64 -> finiteDoubles(bytes);
            default ->
                throw new BadFile(
                        "%s is of type %s, expected F16, BF16, F32 or F64".formatted(tensor.origin(), tensor.type()));
        };
        if (!finite) {
            throw BadFile.damaged(
                    tensor.origin() + " holds numbers that are none (NaN or infinite); the file is damaged");
        }
    }

    private static boolean finiteHalves(ByteBuffer bytes, int exponent) {
        while (bytes.hasRemaining()) {
            if ((bytes.getShort() & exponent) == exponent) {
                return false;
            }
        }
        return true;
    }

    private static boolean finiteFloats(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (!Float.isFinite(bytes.getFloat())) {
                return false;
            }
        }
        return true;
    }

    private static boolean finiteDoubles(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (!Double.isFinite(bytes.getDouble())) {
                return false;
            }
        }
        return true;
    }
}
