package io.likeness.engine.checkpoint;

import java.util.List;

/**
 * One tensor as a safetensors header describes it.
 *
 * @param name the tensor's key
 * @param type its elements' type
 * @param shape its dimensions, outermost first; empty for a scalar
 * @param offset where its bytes begin, counted from the end of the header
 * @param length its bytes
 */
public record TensorInfo(String name, TensorType type, List<Long> shape, long offset, long length) {

    public TensorInfo {
        shape = List.copyOf(shape);
    }

    /** The dimensions as an array. */
    public long[] dimensions() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }

    /** How many elements it has. */
    public long elements() {
        return length / type.bits() * Byte.SIZE + length % type.bits() * Byte.SIZE / type.bits();
    }

    long end() {
        return offset + length;
    }
}
