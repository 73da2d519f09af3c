package io.likeness.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sound files with wounds of many kinds, each following from its number. A million: {@code ./mvnw test -Dtest=SafetensorsFuzzTest
 * -Dfuzz.inputs=1000000}.
 */
class SafetensorsFuzzTest {

    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 8_000);

    @TempDir
    Path folder;

    @Test
    void damagedFilesAreRefusedOrReadWithinTheirBounds() throws IOException {
        List<byte[]> sound = List.of(plain(), singleFile(), kohya(), peft());
        Path file = folder.resolve("damaged.safetensors");
        int refused = 0;
        // Held open: some file systems flush a file that is truncated and closed, thirty thousand times.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int input = 0; input < INPUTS; input++) {
                byte[] damaged = damage(sound.get(input % sound.size()), new Random(input));
                channel.write(ByteBuffer.wrap(damaged), 0);
                channel.truncate(damaged.length);
                refused += HostileFile.withinBounds(file, damaged.length, input) ? 0 : 1;
            }
        }
        // Some damage hits metadata, names or numbers, which stay readable: both ends must have been seen.
        assertThat(refused).isBetween(INPUTS / 3, INPUTS - INPUTS / 200);
    }

    private byte[] plain() throws IOException {
        return bytes(new SafetensorsWriter()
                .metadata("note", "é \" \\ {}")
                .add("conv_in.weight", new float[] {1, 2, 3, 4, 5, 6}, 2, 3)
                .add("conv_in.bias", new float[] {1, 2}, 2)
                .add("ids", new long[] {1, 2, 3}, 3)
                .add("empty", new float[0], 0, 2));
    }

    private byte[] singleFile() throws IOException {
        return bytes(new SafetensorsWriter()
                .metadata("modelspec.prediction_type", "v")
                .add("model.diffusion_model.input_blocks.0.0.weight", new float[6], 2, 3)
                .add("first_stage_model.encoder.mid.attn_1.q.weight", new float[4], 2, 2, 1, 1)
                .add("cond_stage_model.model.transformer.resblocks.0.attn.in_proj_weight", new float[6], 3, 2));
    }

    private byte[] kohya() throws IOException {
        String layer = "lora_unet_input_blocks_4_1_proj_in.";
        return bytes(new SafetensorsWriter()
                .metadata("ss_network_dim", "2")
                .add(layer + "lora_down.weight", new float[6], 2, 3)
                .add(layer + "lora_up.weight", new float[6], 3, 2)
                .add(layer + "alpha", new float[] {1}));
    }

    private byte[] peft() throws IOException {
        String layer = "unet.mid_block.attentions.0.proj_in.";
        return bytes(new SafetensorsWriter()
                .metadata("lora_adapter_metadata", "{\"unet.lora_alpha\": 8, \"unet.alpha_pattern\": {\"proj_in\": 2}}")
                .add(layer + "lora_A.weight", new float[6], 2, 3)
                .add(layer + "lora_B.weight", new float[6], 3, 2)
                .add(layer + "lora_magnitude_vector.weight", new float[3], 3));
    }

    private byte[] bytes(SafetensorsWriter writer) throws IOException {
        Path file = folder.resolve("sound.safetensors");
        writer.write(file);
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
