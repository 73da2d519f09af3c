package io.likeness.engine.checkpoint;

import io.likeness.engine.EngineException.BadFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a safetensors file, checked against the file's size without touching a tensor's bytes.
 *
 * <p>Format: 8 bytes little-endian header size, JSON of that size, then the tensors back to back
 * (<a href="https://github.com/huggingface/safetensors#format">format</a>).
 *
 * @param tensors by name, in the order of their bytes; without those that scale others
 * @param metadata the file's own notes, such as "format"
 * @param dataStart where the tensors' bytes begin in the file
 * @param scales the tensors that scale others, by the names of those
 */
public record SafetensorsHeader(
        Map<String, TensorInfo> tensors, Map<String, String> metadata, long dataStart, Map<String, TensorInfo> scales) {

    /** The reference implementation refuses larger ones too. */
    static final int LARGEST_HEADER = 100_000_000;

    private static final int SIZE_FIELD = Long.BYTES;

    public SafetensorsHeader {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        scales = Map.copyOf(scales);
    }

    /**
     * Reads and checks a file's header.
     *
     * @throws BadFile if the file is missing, cut short, or its header does not describe it exactly
     */
    public static SafetensorsHeader read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(channel, file);
        } catch (NoSuchFileException e) {
            throw new BadFile(file + ": there is no such file", e);
        } catch (IOException e) {
            throw BadFile.because(file + ": cannot be read", e);
        }
    }

    static SafetensorsHeader read(FileChannel channel, Path file) throws IOException {
        WeightFiles.refusePickle(file);
        long fileSize = channel.size();
        if (fileSize < SIZE_FIELD) {
            throw BadFile.damaged(file + ": is no safetensors file: it has only " + fileSize + " bytes");
        }
        long headerSize = fill(channel, 0, SIZE_FIELD, file).getLong();
        WeightFiles.refuseZip(file, headerSize);
        if (headerSize < 2 || headerSize > LARGEST_HEADER) {
            WeightFiles.refuseOthers(file, headerSize);
            throw new BadFile("%s: is no safetensors file: it declares a header of %s bytes (2 to %d are allowed)"
                    .formatted(file, Long.toUnsignedString(headerSize), LARGEST_HEADER));
        }
        if (headerSize > fileSize - SIZE_FIELD) {
            throw BadFile.damaged("%s: is cut short: its header needs %d bytes, the file has %d"
                    .formatted(file, SIZE_FIELD + headerSize, fileSize));
        }
        byte[] json = fill(channel, SIZE_FIELD, (int) headerSize, file).array();
        HeaderJson parsed = HeaderJson.parse(json, file);
        long dataStart = SIZE_FIELD + headerSize;
        Map<String, TensorInfo> all = inFileOrder(parsed.tensors(), fileSize - dataStart, file);
        ScaledFloat8 scaled = ScaledFloat8.in(all);
        return new SafetensorsHeader(scaled.visible(all), parsed.metadata(), dataStart, scaled.scales());
    }

    /** Sorts the tensors by place and refuses overlaps, holes, and bytes that belong to none or are missing. */
    private static Map<String, TensorInfo> inFileOrder(List<TensorInfo> tensors, long dataSize, Path file) {
        List<TensorInfo> sorted = new ArrayList<>(tensors);
        sorted.sort(Comparator.comparingLong(TensorInfo::offset).thenComparingLong(TensorInfo::end));
        Map<String, TensorInfo> byName = new LinkedHashMap<>();
        long end = 0;
        for (TensorInfo tensor : sorted) {
            if (tensor.end() > dataSize) {
                throw BadFile.damaged("%s: tensor '%s' ends at byte %d, but the file holds only %d bytes of tensors"
                        .formatted(file, tensor.name(), tensor.end(), dataSize));
            }
            if (tensor.offset() != end) {
                throw BadFile.damaged("%s: tensor '%s' begins at byte %d, but the one before it ends at %d: %s"
                        .formatted(
                                file,
                                tensor.name(),
                                tensor.offset(),
                                end,
                                tensor.offset() < end ? "they overlap" : "there is a hole"));
            }
            end = tensor.end();
            byName.put(tensor.name(), tensor);
        }
        if (end != dataSize) {
            throw BadFile.damaged("%s: %d bytes after the last tensor belong to none".formatted(file, dataSize - end));
        }
        return byName;
    }

    private static ByteBuffer fill(FileChannel channel, long from, int count, Path file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw BadFile.damaged(file + ": ended while its header was read");
            }
        }
        return buffer.flip();
    }
}
