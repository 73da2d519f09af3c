package io.likeness.support;

import io.likeness.engine.checkpoint.SafetensorsFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.LongStream;
import tools.jackson.databind.json.JsonMapper;

/** Adapter files for tests: golden ones, and ones made by hand. */
public final class AdapterFiles {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/lora");

    /** A layer of the starter model, as kohya names it. */
    private static final String STARTER_LAYER = "lora_unet_mid_block_attentions_0_transformer_blocks_0_attn1_to_q";

    private final Map<String, String> notes = new LinkedHashMap<>();
    private final SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();

    private record Tensor(List<Long> shape, float value) {}

    /** A file that diffusers or PEFT wrote for the tiny golden models. */
    public static byte[] golden(String name) {
        try {
            return Files.readAllBytes(GOLDEN.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An adapter that fits the starter model and nothing else; another number is another file. */
    public static AdapterFiles forStarter(float value) {
        return new AdapterFiles().layer(STARTER_LAYER, 4, starterWidth(), value);
    }

    private static long starterWidth() {
        Path unet = Path.of("src/main/resources/starter/unet/diffusion_pytorch_model.safetensors");
        return SafetensorsFile.open(unet)
                .info("mid_block.attentions.0.transformer_blocks.0.attn1.to_q.weight")
                .shape()
                .getFirst();
    }

    /** Adds a note to the file's metadata. */
    public AdapterFiles note(String key, String value) {
        notes.put(key, value);
        return this;
    }

    /** Adds a layer of kohya's layout. */
    public AdapterFiles layer(String name, long rank, long width, float value) {
        return tensor(name + ".lora_down.weight", value, rank, width)
                .tensor(name + ".lora_up.weight", value, width, rank)
                .tensor(name + ".alpha", (float) rank);
    }

    /** Adds a float32 tensor of one value. */
    public AdapterFiles tensor(String name, float value, long... shape) {
        tensors.put(name, new Tensor(LongStream.of(shape).boxed().toList(), value));
        return this;
    }

    /** The whole file. */
    public byte[] bytes() {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("__metadata__", notes);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        tensors.forEach((name, tensor) -> {
            int begin = data.size();
            data.writeBytes(floats(tensor));
            header.put(
                    name, Map.of("dtype", "F32", "shape", tensor.shape(), "data_offsets", List.of(begin, data.size())));
        });
        byte[] json = new JsonMapper().writeValueAsString(header).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + json.length + data.size())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .put(data.toByteArray())
                .array();
    }

    /** The whole file as it comes from a browser. */
    public InputStream stream() {
        return new ByteArrayInputStream(bytes());
    }

    private static byte[] floats(Tensor tensor) {
        int count = Math.toIntExact(tensor.shape().stream().reduce(1L, (a, b) -> a * b));
        ByteBuffer floats = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            floats.putFloat(tensor.value());
        }
        return floats.array();
    }
}
