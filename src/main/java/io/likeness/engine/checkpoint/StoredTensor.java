package io.likeness.engine.checkpoint;

import io.likeness.engine.EngineException.BadFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * A tensor on its way from one file to another: what it is, and a way to get its bytes when its turn has come.
 *
 * @param origin the file and the tensor that it comes from, for complaints
 * @param type its elements' type
 * @param shape its dimensions, outermost first
 * @param bytes gives its elements, little-endian, from position to limit
 */
public record StoredTensor(String origin, TensorType type, List<Long> shape, Supplier<ByteBuffer> bytes) {

    public StoredTensor {
        shape = List.copyOf(shape);
    }

    /**
     * A tensor of a file, straight from there.
     *
     * @throws BadFile if it stands for numbers only with a scale that the file does not have
     */
    public static StoredTensor of(SafetensorsFile file, String name) {
        TensorInfo info = file.info(name);
        if (info.type().needsScale()) {
            throw new BadFile("%s: tensor '%s' %s"
                    .formatted(file.path(), name, info.type().refusal()));
        }
        return new StoredTensor(
                "%s: tensor '%s'".formatted(file.path(), name), info.type(), info.shape(), () -> file.bytes(name));
    }

    /** The dimensions as an array. */
    public long[] dimensions() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }

    /** How many elements it has. */
    public long elements() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }

    /** The same elements in another shape of the same size. */
    public StoredTensor reshaped(long... dimensions) {
        if (Arrays.stream(dimensions).reduce(1, Math::multiplyExact) != elements()) {
            throw new BadFile("%s has shape %s, expected %s".formatted(origin, shape, Arrays.toString(dimensions)));
        }
        return with(type, dimensions, bytes);
    }

    /** A matrix with rows and columns exchanged. */
    public StoredTensor transposed() {
        requireMatrix();
        int rows = Math.toIntExact(shape.get(0));
        int columns = Math.toIntExact(shape.get(1));
        return with(type, new long[] {columns, rows}, () -> transpose(bytes.get(), rows, columns, type.bytes()));
    }

    /** The third of its outermost rows with this number, 0 to 2: query, key or value of a fused projection. */
    public StoredTensor third(int index) {
        if (shape.isEmpty() || shape.getFirst() % 3 != 0) {
            throw new BadFile("%s has shape %s, expected rows for query, key and value".formatted(origin, shape));
        }
        long[] part = dimensions();
        part[0] /= 3;
        return with(type, part, () -> slice(bytes.get(), index));
    }

    /** Query, key and value as one tensor: its rows one after the other. */
    public static StoredTensor fused(StoredTensor q, StoredTensor k, StoredTensor v) {
        if (!q.shape.equals(k.shape) || !q.shape.equals(v.shape) || q.type != k.type || q.type != v.type) {
            throw new BadFile("%s is %s %s, but its key is %s %s and its value %s %s: they cannot be joined"
                    .formatted(q.origin, q.type, q.shape, k.type, k.shape, v.type, v.shape));
        }
        long[] whole = q.dimensions();
        whole[0] *= 3;
        return q.with(q.type, whole, () -> join(q.bytes.get(), k.bytes.get(), v.bytes.get()));
    }

    /**
     * The same numbers in another floating-point type; whole numbers stay as they are.
     *
     * @throws BadFile when its bytes are asked for, if a number does not fit float16
     */
    public StoredTensor as(TensorType other) {
        return type == other || !FloatBytes.holds(type)
                ? this
                : with(other, dimensions(), () -> FloatBytes.convert(bytes.get(), type, other, origin));
    }

    private StoredTensor with(TensorType other, long[] dimensions, Supplier<ByteBuffer> content) {
        return new StoredTensor(origin, other, Arrays.stream(dimensions).boxed().toList(), content);
    }

    private void requireMatrix() {
        if (shape.size() != 2) {
            throw new BadFile("%s has shape %s, expected a matrix".formatted(origin, shape));
        }
    }

    private static ByteBuffer slice(ByteBuffer whole, int index) {
        int length = whole.remaining() / 3;
        return whole.slice(whole.position() + index * length, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer join(ByteBuffer... parts) {
        int length = Arrays.stream(parts).mapToInt(ByteBuffer::remaining).reduce(0, Math::addExact);
        ByteBuffer whole = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        for (ByteBuffer part : parts) {
            whole.put(part);
        }
        return whole.flip();
    }

    private static ByteBuffer transpose(ByteBuffer from, int rows, int columns, int width) {
        ByteBuffer to = ByteBuffer.allocate(from.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                to.put(to.position(), from, from.position() + (row * columns + column) * width, width);
                to.position(to.position() + width);
            }
        }
        return to.flip();
    }
}
