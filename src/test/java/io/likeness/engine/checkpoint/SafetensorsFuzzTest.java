package io.likeness.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.EngineException.BadFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds, the reader refuses it with a sentence or reads it within its bounds; it never does anything else. */
class SafetensorsFuzzTest {

    private static final int ATTEMPTS = 20_000;

    @TempDir
    Path folder;

    @Test
    void damagedFilesAreRefusedOrReadWithinTheirBounds() throws IOException {
        byte[] sound = sound();
        Path file = folder.resolve("damaged.safetensors");
        int refused = 0;
        // Held open: some file systems flush a file that is truncated and closed, thirty thousand times.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                byte[] damaged = damage(sound, new Random(attempt));
                channel.write(ByteBuffer.wrap(damaged), 0);
                channel.truncate(damaged.length);
                refused += readsOrRefuses(file, damaged.length, attempt) ? 0 : 1;
            }
        }
        // Some damage hits metadata, names or numbers, which stay readable: both ends must have been seen.
        assertThat(refused).isBetween(ATTEMPTS / 2, ATTEMPTS - 100);
    }

    private static boolean readsOrRefuses(Path file, int size, int attempt) {
        try {
            SafetensorsFile read = SafetensorsFile.open(file);
            long bytes = 0;
            for (TensorInfo tensor : read.tensors().values()) {
                assertThat(read.bytes(tensor.name()).remaining())
                        .as("attempt %d, tensor %s", attempt, tensor.name())
                        .isEqualTo((int) (tensor.elements() * tensor.type().bytes()));
                bytes += sum(read.bytes(tensor.name())) >= 0 ? tensor.length() : 0;
            }
            assertThat(bytes).as("attempt %d", attempt).isLessThan(size);
            return true;
        } catch (BadFile e) {
            assertThat(e).as("attempt %d", attempt).hasMessageStartingWith(file + ": ");
            return false;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError("attempt " + attempt + " of damage met " + e, e);
        }
    }

    private static long sum(ByteBuffer bytes) {
        long sum = 0;
        while (bytes.hasRemaining()) {
            sum += Byte.toUnsignedInt(bytes.get());
        }
        return sum;
    }

    private byte[] sound() throws IOException {
        Path file = folder.resolve("sound.safetensors");
        new SafetensorsWriter()
                .metadata("note", "é \" \\ {}")
                .add("conv_in.weight", new float[] {1, 2, 3, 4, 5, 6}, 2, 3)
                .add("conv_in.bias", new float[] {1, 2}, 2)
                .add("ids", new long[] {1, 2, 3}, 3)
                .add("empty", new float[0], 0, 2)
                .write(file);
        return Files.readAllBytes(file);
    }

    /** One to three wounds of a random kind, most of them in the header, where they can do harm. */
    private static byte[] damage(byte[] sound, Random random) {
        byte[] bytes = sound.clone();
        int wounds = 1 + random.nextInt(3);
        for (int i = 0; i < wounds && bytes.length > 0; i++) {
            int at = random.nextInt(random.nextInt(4) == 0 ? bytes.length : Math.min(bytes.length, 420));
            bytes = switch (random.nextInt(8)) {
                case 0 -> set(bytes, at, (byte) random.nextInt(256));
                case 1 -> set(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
                case 2 -> Arrays.copyOf(bytes, at);
                case 3 -> splice(bytes, at, at + 1 + random.nextInt(8), new byte[0]);
                case 4 -> splice(bytes, at, at, new byte[random.nextInt(16)]);
                case 5 -> splice(bytes, at, at, Arrays.copyOfRange(bytes, at / 2, at));
                case 6 -> splice(bytes, at, at + 1, token(random));
                default -> set(bytes, random.nextInt(Math.min(8, bytes.length)), (byte) random.nextInt(256));
            };
        }
        return bytes;
    }

    private static byte[] token(Random random) {
        String[] tokens = {
            "-1",
            "9223372036854775807",
            "1e3",
            "null",
            "true",
            "[[[[",
            "{\"a\":",
            "\"F32\"",
            "\"BF16\"",
            "\\u0000",
            "}}",
            ",",
            "0,0"
        };
        return tokens[random.nextInt(tokens.length)].getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] set(byte[] bytes, int at, byte value) {
        bytes[at] = value;
        return bytes;
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte[] between) {
        int end = Math.min(to, bytes.length);
        byte[] result = Arrays.copyOf(bytes, from + between.length + bytes.length - end);
        System.arraycopy(between, 0, result, from, between.length);
        System.arraycopy(bytes, end, result, from + between.length, bytes.length - end);
        return result;
    }
}
