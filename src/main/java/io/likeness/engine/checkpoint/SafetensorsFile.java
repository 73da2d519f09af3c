package io.likeness.engine.checkpoint;

import io.likeness.engine.EngineException.BadFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A safetensors file in memory-mapped form: nothing is read before it is asked for, and files may exceed 2 GiB.
 *
 * <p>The mapping needs no closing: it lives as long as this object or any segment or buffer taken from it does, so an array
 * that borrows a buffer cannot lose its memory.
 */
public final class SafetensorsFile {

    private final Path path;
    private final SafetensorsHeader header;
    private final MemorySegment mapping;

    private SafetensorsFile(Path path, SafetensorsHeader header, MemorySegment mapping) {
        this.path = path;
        this.header = header;
        this.mapping = mapping;
    }

    /**
     * Opens a file and checks its header.
     *
     * @throws BadFile if the file is missing or damaged; the message names the file and the tensor
     */
    public static SafetensorsFile open(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            SafetensorsHeader header = SafetensorsHeader.read(channel, path);
            MemorySegment mapping = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
            return new SafetensorsFile(path, header, mapping);
        } catch (NoSuchFileException e) {
            throw new BadFile(path + ": there is no such file", e);
        } catch (IOException e) {
            throw BadFile.because(path + ": cannot be read", e);
        }
    }

    /** The file itself. */
    public Path path() {
        return path;
    }

    /** The tensors' names in the order of their bytes. */
    public Set<String> names() {
        return header.tensors().keySet();
    }

    /** What is known of every tensor, by name in the order of their bytes. */
    public Map<String, TensorInfo> tensors() {
        return header.tensors();
    }

    /** The file's own notes. */
    public Map<String, String> metadata() {
        return header.metadata();
    }

    /** Whether there is a tensor of this name. */
    public boolean has(String name) {
        return header.tensors().containsKey(name);
    }

    /**
     * Type, shape and place of a tensor; one of eight bits with a scale is float32 for its readers.
     *
     * @throws BadFile if there is none of this name
     */
    public TensorInfo info(String name) {
        TensorInfo tensor = header.tensors().get(name);
        if (tensor == null) {
            throw new BadFile(path + ": has no tensor '" + name + "'");
        }
        return header.scales().containsKey(name) ? ScaledFloat8.asFloat(tensor) : tensor;
    }

    /** A tensor's bytes, little-endian, read-only, straight from the file and as they are there. */
    public MemorySegment segment(String name) {
        info(name); // complains if there is none
        return segment(Objects.requireNonNull(header.tensors().get(name)));
    }

    private MemorySegment segment(TensorInfo tensor) {
        return mapping.asSlice(header.dataStart() + tensor.offset(), tensor.length());
    }

    /**
     * A tensor's bytes as a direct little-endian buffer, straight from the file and read-only, but for those with a scale, which are
     * multiplied by it.
     *
     * @throws BadFile if this one tensor exceeds 2 GiB
     */
    public ByteBuffer bytes(String name) {
        TensorInfo tensor = info(name);
        if (tensor.length() > Integer.MAX_VALUE) {
            throw new BadFile(
                    "%s: tensor '%s' has %d bytes; one tensor may have 2 GiB".formatted(path, name, tensor.length()));
        }
        ByteBuffer bytes = segment(name).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        TensorInfo scale = header.scales().get(name);
        return scale == null
                ? bytes
                : ScaledFloat8.decoded(
                        bytes, Objects.requireNonNull(header.tensors().get(name)), floats(scale));
    }

    /**
     * A floating-point tensor's values as float32, whatever the type in the file; for small tensors on the host.
     *
     * @throws BadFile if the tensor holds no floating-point numbers
     */
    public float[] floats(String name) {
        return floats(info(name), bytes(name));
    }

    private float[] floats(TensorInfo scale) {
        return floats(scale, segment(scale).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN));
    }

    private float[] floats(TensorInfo tensor, ByteBuffer bytes) {
        float[] values = new float[Math.toIntExact(tensor.elements())];
        switch (tensor.type()) {
            case F32 -> bytes.asFloatBuffer().get(values);
            case F64 -> fill(values, i -> (float) bytes.getDouble(i * Double.BYTES));
            case F16 -> fill(values, i -> Float.float16ToFloat(bytes.getShort(i * Short.BYTES)));
            case BF16 -> fill(values, i -> Float.intBitsToFloat(bytes.getShort(i * Short.BYTES) << Short.SIZE));
            default ->
                throw new BadFile("%s: tensor '%s' %s"
                        .formatted(path, tensor.name(), tensor.type().refusal()));
        }
        return values;
    }

    /**
     * A whole-number tensor's values, whatever its width in the file; for small tensors on the host.
     *
     * @throws BadFile if the tensor holds no whole numbers
     */
    public long[] integers(String name) {
        ByteBuffer bytes = bytes(name);
        long[] values = new long[Math.toIntExact(info(name).elements())];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (info(name).type()) {
                case I64 -> bytes.getLong(i * Long.BYTES);
                case I32 -> bytes.getInt(i * Integer.BYTES);
                case I16 -> bytes.getShort(i * Short.BYTES);
                case I8 -> bytes.get(i);
                case U8, BOOL -> Byte.toUnsignedInt(bytes.get(i));
                default ->
                    throw new BadFile("%s: tensor '%s' is %s, expected whole numbers"
                            .formatted(path, name, info(name).type()));
            };
        }
        return values;
    }

    private static void fill(float[] values, IndexedFloat source) {
        for (int i = 0; i < values.length; i++) {
            values[i] = source.at(i);
        }
    }

    /** One number of a sequence. */
    @FunctionalInterface
    private interface IndexedFloat {
        float at(int index);
    }
}
