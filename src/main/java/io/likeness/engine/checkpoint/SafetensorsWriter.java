package io.likeness.engine.checkpoint;

import io.likeness.engine.EngineException.BadFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a safetensors file: first say what it holds, then {@link #write} streams it, one tensor in memory at a time.
 *
 * <p>The file appears whole or not at all: it is written beside its place, forced to the disk and moved there atomically.
 */
public final class SafetensorsWriter {

    private static final JsonMapper JSON = new JsonMapper();

    /** A tensor to come: its bytes are asked for when its turn has come. */
    private record Entry(String name, TensorType type, long[] shape, long length, Supplier<ByteBuffer> bytes) {}

    private final Map<String, Entry> entries = new TreeMap<>();
    private final Map<String, String> metadata = new TreeMap<>();

    /** An empty file in the format note that PyTorch readers ask for. */
    public SafetensorsWriter() {
        metadata.put("format", "pt");
    }

    /** Adds a note to the file's metadata. */
    public SafetensorsWriter metadata(String key, String value) {
        metadata.put(key, value);
        return this;
    }

    /**
     * Adds a tensor.
     *
     * @param bytes gives its bytes, little-endian, from position to limit; called while writing, and for a hash
     */
    public SafetensorsWriter add(String name, TensorType type, long[] shape, Supplier<ByteBuffer> bytes) {
        if (name.equals("__metadata__")) {
            throw new IllegalArgumentException("__metadata__ is no name for a tensor");
        }
        long length = Arrays.stream(shape).reduce(type.bytes(), Math::multiplyExact);
        if (length < 0) {
            throw new IllegalArgumentException("tensor '" + name + "' has shape " + Arrays.toString(shape));
        }
        if (entries.put(name, new Entry(name, type, shape.clone(), length, bytes)) != null) {
            throw new IllegalArgumentException("tensor '" + name + "' was added twice");
        }
        return this;
    }

    /** Adds a tensor as it is on its way from another file. */
    public SafetensorsWriter add(String name, StoredTensor tensor) {
        return add(name, tensor.type(), tensor.dimensions(), tensor.bytes());
    }

    /** Adds a float32 tensor. */
    public SafetensorsWriter add(String name, float[] values, long... shape) {
        return add(name, TensorType.F32, shape, () -> {
            ByteBuffer bytes = allocate(values.length * Float.BYTES);
            bytes.asFloatBuffer().put(values);
            return bytes;
        });
    }

    /** Adds an int64 tensor. */
    public SafetensorsWriter add(String name, long[] values, long... shape) {
        return add(name, TensorType.I64, shape, () -> {
            ByteBuffer bytes = allocate(values.length * Long.BYTES);
            bytes.asLongBuffer().put(values);
            return bytes;
        });
    }

    /**
     * Writes the file.
     *
     * @throws BadFile if it cannot be written; then whatever was there before still is
     */
    public void write(Path file) {
        AtomicFile.write(file, this::stream);
    }

    private void stream(Path part) throws IOException {
        List<Entry> inOrder = inOrder();
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            put(channel, header(inOrder));
            for (Entry entry : inOrder) {
                put(channel, checked(entry));
            }
        }
    }

    /** SHA-256 over the tensors' bytes without the header, in hexadecimal digits; asks for every tensor's bytes. */
    public String dataHash() {
        MessageDigest digest = Sha256.digest();
        inOrder().forEach(entry -> digest.update(checked(entry)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private List<Entry> inOrder() {
        List<Entry> inOrder = new ArrayList<>(entries.values());
        // Widest elements first: every tensor then begins at a multiple of its element's size.
        inOrder.sort(Comparator.comparingInt((Entry e) -> -e.type().bytes()).thenComparing(Entry::name));
        return inOrder;
    }

    private static ByteBuffer checked(Entry entry) {
        ByteBuffer bytes = entry.bytes().get();
        if (bytes.remaining() != entry.length()) {
            throw new IllegalStateException("tensor '%s' of shape %s and type %s came with %d bytes instead of %d"
                    .formatted(
                            entry.name(),
                            Arrays.toString(entry.shape()),
                            entry.type(),
                            bytes.remaining(),
                            entry.length()));
        }
        return bytes;
    }

    private ByteBuffer header(List<Entry> inOrder) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("__metadata__", metadata);
        long offset = 0;
        for (Entry entry : inOrder) {
            json.put(entry.name(), describe(entry, offset));
            offset = Math.addExact(offset, entry.length());
        }
        byte[] text = JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
        int padded = (text.length + 7) / 8 * 8;
        ByteBuffer header = allocate(Long.BYTES + padded).putLong(padded).put(text);
        while (header.hasRemaining()) {
            header.put((byte) ' ');
        }
        return header.flip();
    }

    private static Map<String, Object> describe(Entry entry, long offset) {
        Map<String, Object> tensor = new LinkedHashMap<>();
        tensor.put("dtype", entry.type().name());
        tensor.put("shape", entry.shape());
        tensor.put("data_offsets", new long[] {offset, offset + entry.length()});
        return tensor;
    }

    private static ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void put(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
