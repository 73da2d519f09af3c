package io.likeness.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.ldm.SingleFile;
import io.likeness.engine.checkpoint.lora.LoraFile;
import io.likeness.engine.export.ExportCertificate;
import io.likeness.engine.inspection.CheckpointInfo;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;

/**
 * Whatever a file holds, the readers refuse it with a sentence or read it within its bounds; they never do anything else, and never
 * take more memory than its header is worth.
 */
final class HostileFile {

    /** Tokens, names and their places take some hundred bytes for each byte of a header, several times read here. */
    private static final long BYTES_PER_INPUT_BYTE = 2_000;

    /** The tables of names for the largest UNet that a file may claim to hold. */
    private static final long TABLES = 64 << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private HostileFile() {}

    /** Whether it is read; what that allocates is bounded by its size. */
    static boolean withinBounds(Path file, int size, int input) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        boolean read = readsOrRefuses(file, size, input);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
                .as("bytes allocated for input %d of %d bytes", input, size)
                .isLessThan(BYTES_PER_INPUT_BYTE * size + TABLES);
        return read;
    }

    /** Whether it is read. */
    static boolean readsOrRefuses(Path file, int size, int input) {
        boolean read = holds(file, input, () -> readAll(file, size));
        assertThat(holds(file, input, () -> CheckpointInfo.read(file)))
                .as("inspection of input %d", input)
                .isEqualTo(read);
        holds(file, input, () -> LoraFile.open(file));
        holds(file, input, () -> SingleFile.open(file).parts().values().forEach(HostileFile::readAll));
        holds(file, input, () -> ExportCertificate.of(file).lines());
        return read;
    }

    /** Whether the work is done; a refusal must name the file. */
    private static boolean holds(Path file, int input, Runnable work) {
        try {
            work.run();
            return true;
        } catch (BadFile e) {
            assertThat(e).as("input %d", input).hasMessageStartingWith(file + ": ");
            return false;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError("input " + input + " met " + e, e);
        }
    }

    private static void readAll(Path file, int size) {
        SafetensorsFile read = SafetensorsFile.open(file);
        long bytes = 0;
        for (TensorInfo tensor : read.tensors().values()) {
            assertThat(read.bytes(tensor.name()).remaining())
                    .isEqualTo((int) read.info(tensor.name()).length());
            bytes += sum(read.bytes(tensor.name())) >= 0 ? tensor.length() : 0;
        }
        assertThat(bytes).isLessThan(size);
    }

    private static void readAll(Map<String, StoredTensor> tensors) {
        tensors.values().forEach(tensor -> sum(tensor.bytes().get()));
    }

    private static long sum(ByteBuffer bytes) {
        long sum = 0;
        while (bytes.hasRemaining()) {
            sum += Byte.toUnsignedInt(bytes.get());
        }
        return sum;
    }
}
