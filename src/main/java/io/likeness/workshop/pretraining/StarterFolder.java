package io.likeness.workshop.pretraining;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.AtomicFile;
import io.likeness.engine.checkpoint.OutFolder;
import io.likeness.engine.checkpoint.TensorType;
import io.likeness.workshop.world.WorldVocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The diffusers folder that a pretraining fills: configurations first, then the tokenizer, then weights in float16. */
final class StarterFolder {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;

    private StarterFolder(Path folder) {
        this.folder = folder;
    }

    /** Copies a skeleton of configurations and learns the tokenizer that belongs to it. */
    static StarterFolder create(Path skeleton, Path folder) {
        StarterFolder starter = copy(skeleton, folder);
        Map<String, Integer> ids = starter.vocabulary("tokenizer");
        starter.edit("text_encoder/config.json", json -> sizes(json, ids.size()));
        return starter;
    }

    /** The same for a CLIP model in transformers' layout, with the tokenizer beside the weights. */
    static StarterFolder createClip(Path skeleton, Path folder) {
        StarterFolder clip = copy(skeleton, folder);
        Map<String, Integer> ids = clip.vocabulary("");
        clip.edit("config.json", json -> sizes((ObjectNode) json.get("text_config"), ids.size()));
        return clip;
    }

    private static StarterFolder copy(Path skeleton, Path folder) {
        try (Stream<Path> files = Files.walk(skeleton)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(skeleton.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            return new StarterFolder(folder);
        } catch (IOException e) {
            throw new BadFile(folder + ": cannot be made from " + skeleton + ": " + e, e);
        }
    }

    /** A folder that receives files of another kind, each on its own. */
    static StarterFolder at(Path folder) {
        OutFolder.make(folder);
        return new StarterFolder(folder);
    }

    private Map<String, Integer> vocabulary(String inside) {
        WorldVocabulary vocabulary = WorldVocabulary.ofTheWorld();
        try {
            vocabulary.write(folder.resolve(inside));
        } catch (IOException e) {
            throw new BadFile(folder + ": its vocabulary cannot be written: " + e, e);
        }
        return vocabulary.ids();
    }

    private static void sizes(ObjectNode textEncoder, int size) {
        textEncoder
                .put("vocab_size", size)
                .put("bos_token_id", size - 2)
                .put("eos_token_id", size - 1)
                .put("pad_token_id", size - 1);
    }

    Path path() {
        return folder;
    }

    /** Notes the factor that brings the autoencoder's latents to unit variance. */
    void scalingFactor(double factor) {
        edit("vae/config.json", json -> json.put("scaling_factor", factor));
    }

    /** Writes one network's weights in float16. */
    void weights(String file, List<String> names, List<NDArray> tensors) {
        PretrainingState.tensors(names, tensors, TensorType.F16).write(folder.resolve(file));
    }

    /** Lists all files with their SHA-256 sums, as the shipped folder needs it. */
    void seal() {
        try (Stream<Path> files = Files.walk(folder)) {
            StringBuilder sums = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (!file.endsWith("SHA256SUMS")) {
                    String name = folder.relativize(file).toString().replace('\\', '/');
                    sums.append(sha256(file)).append("  ").append(name).append('\n');
                }
            }
            AtomicFile.write(folder.resolve("SHA256SUMS"), sums.toString());
        } catch (IOException e) {
            throw new BadFile(folder + ": cannot be listed: " + e, e);
        }
    }

    private void edit(String name, Consumer<ObjectNode> change) {
        Path file = folder.resolve(name);
        ObjectNode json = (ObjectNode) JSON.readTree(file.toFile());
        change.accept(json);
        AtomicFile.write(file, JSON.writeValueAsString(json) + "\n");
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
