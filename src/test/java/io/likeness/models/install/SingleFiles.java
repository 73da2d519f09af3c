package io.likeness.models.install;

import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.StoredTensors;
import io.likeness.engine.checkpoint.TensorType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Models in single files, tiny ones that diffusers wrote, with the configurations beside them that models so small need. */
public final class SingleFiles {

    static final Path GOLDEN = Path.of("src/test/resources/golden/checkpoints").toAbsolutePath();

    private static final String WORDS = "cond_stage_model.transformer.text_model.embeddings.token_embedding.weight";

    private static final String UNET = "model.diffusion_model.";

    private SingleFiles() {}

    /** The file of a family, its tokenizers and all its configurations. */
    public static Path whole(Path folder, String model) throws IOException {
        Path file = withoutTokenizer(folder, model);
        for (String tokenizer : List.of("tokenizer", "tokenizer_2")) {
            if (Files.exists(GOLDEN.resolve(model).resolve(tokenizer))) {
                copy(
                        model,
                        folder,
                        tokenizer + "/vocab.json",
                        tokenizer + "/merges.txt",
                        tokenizer + "/tokenizer_config.json");
            }
        }
        return file;
    }

    /** The file of a family with its networks' configurations. */
    static Path withoutTokenizer(Path folder, String model) throws IOException {
        Files.createDirectories(folder);
        copy(model, folder, "unet/config.json", "vae/config.json", "text_encoder/config.json");
        if (model.equals("sdxl")) {
            copy(model, folder, "text_encoder_2/config.json");
        }
        return Files.copy(
                GOLDEN.resolve("single-file/" + model + ".safetensors"),
                folder.resolve("tiny-" + model + ".safetensors"));
    }

    /** A file of the first family whose text encoder knows all words of CLIP, and more tensors than it should have. */
    static Path withClipsWords(Path folder) throws IOException {
        Path golden = withoutTokenizer(folder, "sd1");
        Path config = folder.resolve("text_encoder/config.json");
        Files.writeString(config, Files.readString(config).replace("\"vocab_size\": 1024", "\"vocab_size\": 49408"));
        SafetensorsWriter writer = new SafetensorsWriter();
        StoredTensors.of(SafetensorsFile.open(golden))
                .forEach((name, tensor) -> writer.add(name, name.equals(WORDS) ? zeros(tensor, 49_408) : tensor));
        writer.add("some.stranger", zeros(StoredTensor.of(SafetensorsFile.open(golden), WORDS), 1));
        Path file = folder.resolve("dream.safetensors");
        writer.write(file);
        Files.delete(golden);
        return file;
    }

    /** The file of the first family without its autoencoder, its tokenizer and all its configurations beside it. */
    public static Path withoutAutoencoder(Path folder, String name) throws IOException {
        Path golden = whole(folder, "sd1");
        Files.delete(folder.resolve("vae/config.json"));
        SafetensorsWriter writer = new SafetensorsWriter();
        StoredTensors.of(SafetensorsFile.open(golden)).forEach((tensor, stored) -> {
            if (!tensor.startsWith("first_stage_model.")) {
                writer.add(tensor, stored);
            }
        });
        Path file = folder.resolve(name + ".safetensors");
        writer.write(file);
        Files.delete(golden);
        return file;
    }

    /** The file of the first family whose UNet is in another type, eight bits with a scale beside each tensor. */
    static Path unetIn(TensorType type, Path file) {
        SafetensorsWriter writer = new SafetensorsWriter();
        golden().forEach((name, tensor) -> {
            if (!name.startsWith(UNET)) {
                writer.add(name, tensor);
                return;
            }
            int bytes = Math.toIntExact(tensor.elements() * type.bytes());
            writer.add(name, new StoredTensor("zeros", type, tensor.shape(), () -> ByteBuffer.allocate(bytes)));
            if (type.needsScale()) {
                writer.add(name + "_scale", new float[] {1}, 1);
            }
        });
        writer.write(file);
        return file;
    }

    static long unetElements() {
        return golden().entrySet().stream()
                .filter(tensor -> tensor.getKey().startsWith(UNET))
                .mapToLong(tensor -> tensor.getValue().elements())
                .sum();
    }

    private static Map<String, StoredTensor> golden() {
        return StoredTensors.of(SafetensorsFile.open(GOLDEN.resolve("single-file/sd1.safetensors")));
    }

    private static StoredTensor zeros(StoredTensor like, int rows) {
        long width = like.shape().get(1);
        ByteBuffer bytes =
                ByteBuffer.allocate((int) (rows * width * like.type().bytes())).order(ByteOrder.LITTLE_ENDIAN);
        return new StoredTensor("zeros", like.type(), List.of((long) rows, width), bytes::duplicate);
    }

    /** As large as CLIP's, with other words. */
    static String clipsVocabulary() {
        return IntStream.range(0, Vocabularies.CLIP)
                .mapToObj(number -> "\"%s\": %d".formatted(word(number), number))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static void copy(String model, Path to, String... files) throws IOException {
        for (String file : files) {
            Files.createDirectories(to.resolve(file).getParent());
            Files.copy(GOLDEN.resolve(model).resolve(file), to.resolve(file));
        }
    }

    private static String word(int number) {
        return switch (Vocabularies.CLIP - number) {
            case 2 -> "<|startoftext|>";
            case 1 -> "<|endoftext|>";
            default -> "w" + number;
        };
    }
}
