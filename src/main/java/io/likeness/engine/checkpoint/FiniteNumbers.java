package io.likeness.engine.checkpoint;

import io.likeness.engine.EngineException.BadFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Looks through a tensor's numbers where they lie, without a copy of them. */
public final class FiniteNumbers {

    /** Adapters are trained, kept and used in float16 everywhere: no trained number is larger than it can hold. */
    private static final double LARGEST_OF_ADAPTERS = 65504;

    private FiniteNumbers() {}

    /**
     * Requires floating-point numbers that are numbers.
     *
     * @throws BadFile if one is NaN or infinite, or the tensor is of another type
     */
    public static void require(StoredTensor tensor) {
        largestFinite(tensor);
    }

    private static double largestFinite(StoredTensor tensor) {
        double largest = largest(tensor);
        if (!Double.isFinite(largest)) {
            throw BadFile.damaged(
                    tensor.origin() + " holds numbers that are none (NaN or infinite); the file is damaged");
        }
        return largest;
    }

    /**
     * Requires numbers that a trained adapter can have.
     *
     * @throws BadFile if one is NaN, infinite or absurdly large, or the tensor is of another type
     */
    public static void requireOfAdapter(StoredTensor tensor) {
        double largest = largestFinite(tensor);
        if (largest > LARGEST_OF_ADAPTERS) {
            throw new BadFile(
                    "%s holds numbers up to %.3g; no trained adapter has any above %.0f, and a model breaks of"
                                    .formatted(tensor.origin(), largest, LARGEST_OF_ADAPTERS)
                            + " such");
        }
    }

    /** That a tensor's numbers cannot be used, and why. */
    public static BadFile wrongType(StoredTensor tensor) {
        return new BadFile(tensor.origin() + " " + tensor.type().refusal());
    }

    /** The largest absolute value; NaN if there is one. */
    private static double largest(StoredTensor tensor) {
        ByteBuffer bytes = tensor.bytes().get().order(ByteOrder.LITTLE_ENDIAN);
        return switch (tensor.type()) {
            case F16 -> largestHalf(bytes);
            case BF16 -> largestBfloat16(bytes);
            case F32 -> largestFloat(bytes);
            case F64 -> largestDouble(bytes);
            default -> throw wrongType(tensor);
        };
    }

    /** The bits of positive numbers are in the numbers' order, so the largest bits are the largest number, or none. */
    private static double largestHalf(ByteBuffer bytes) {
        int largest = 0;
        while (bytes.hasRemaining()) {
            largest = Math.max(largest, bytes.getShort() & 0x7fff);
        }
        return Float.float16ToFloat((short) largest);
    }

    private static double largestBfloat16(ByteBuffer bytes) {
        int largest = 0;
        while (bytes.hasRemaining()) {
            largest = Math.max(largest, bytes.getShort() & 0x7fff);
        }
        return Float.intBitsToFloat(largest << Short.SIZE);
    }

    private static double largestFloat(ByteBuffer bytes) {
        int largest = 0;
        while (bytes.hasRemaining()) {
            largest = Math.max(largest, bytes.getInt() & Integer.MAX_VALUE);
        }
        return Float.intBitsToFloat(largest);
    }

    private static double largestDouble(ByteBuffer bytes) {
        long largest = 0;
        while (bytes.hasRemaining()) {
            largest = Math.max(largest, bytes.getLong() & Long.MAX_VALUE);
        }
        return Double.longBitsToDouble(largest);
    }
}
