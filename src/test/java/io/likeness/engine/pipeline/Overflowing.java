package io.likeness.engine.pipeline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Models whose weights are numbers, and whose answers are none. */
final class Overflowing {

    private Overflowing() {}

    /** A copy of a diffusers folder with one float32 bias of a part so large that what it is added to overflows. */
    static Path copyOf(Path model, Path below, String part, String tensor) throws IOException {
        Path copy = below.resolve("overflowing");
        try (Stream<Path> files = Files.walk(model)) {
            for (Path file : files.toList()) {
                Path to = copy.resolve(model.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.write(to, Files.readAllBytes(file)); // without the original's rights
                }
            }
        }
        fill(copy.resolve(part + "/diffusion_pytorch_model.safetensors"), tensor);
        return copy;
    }

    private static void fill(Path file, String tensor) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int header = Math.toIntExact(bytes.getLong(0));
        JsonNode offsets = new JsonMapper()
                .readTree(new String(bytes.array(), 8, header, StandardCharsets.UTF_8))
                .get(tensor)
                .get("data_offsets");
        for (int at = offsets.get(0).asInt(); at < offsets.get(1).asInt(); at += Float.BYTES) {
            bytes.putFloat(8 + header + at, at % 8 == 0 ? 3e38f : -3e38f); // which sum to a number
        }
        Files.write(file, bytes.array());
    }
}
