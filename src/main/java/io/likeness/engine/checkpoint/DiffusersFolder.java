package io.likeness.engine.checkpoint;

import io.likeness.engine.EngineException.BadFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model in diffusers' folder layout: model_index.json, and a folder for each part.
 *
 * @param path the folder
 * @param parts the folders of the parts that are there, such as "unet"
 */
public record DiffusersFolder(Path path, List<String> parts) {

    /** Names the parts; a folder without it is no model, or not yet a whole one. */
    public static final String INDEX = "model_index.json";

    private static final JsonMapper JSON = new JsonMapper();

    /** Diffusers' name of the networks' files, and transformers'. */
    private static final List<String> STEMS = List.of("diffusion_pytorch_model", "model");

    /**
     * Opens a folder.
     *
     * @throws BadFile if it is no model of the Stable Diffusion 1.x family
     */
    public static DiffusersFolder open(Path path) {
        if (!Files.isDirectory(path)) {
            throw new BadFile(path + ": is no folder; expected a diffusers model folder");
        }
        JsonNode index = json(path.resolve(INDEX));
        String pipeline = index.path("_class_name").asString("");
        if (!pipeline.startsWith("StableDiffusion") || pipeline.startsWith("StableDiffusionXL")) {
            throw new BadFile("%s: _class_name is '%s', expected StableDiffusionPipeline"
                    .formatted(path.resolve(INDEX), pipeline));
        }
        return new DiffusersFolder(path, parts(path, index));
    }

    /** The config.json of a network. */
    public Path config(String part) {
        return path.resolve(part).resolve("config.json");
    }

    /** The folder with vocab.json and merges.txt. */
    public Path tokenizer() {
        return path.resolve("tokenizer");
    }

    /**
     * The weights of a network: one file, or the shards that its index names.
     *
     * @throws BadFile if there are none
     */
    public List<SafetensorsFile> weights(String part) {
        return weightFiles(part).stream().map(SafetensorsFile::open).toList();
    }

    /** The paths of {@link #weights}. */
    public List<Path> weightFiles(String part) {
        Path folder = path.resolve(part);
        for (String stem : STEMS) {
            Path one = folder.resolve(stem + ".safetensors");
            if (Files.exists(one)) {
                return List.of(one);
            }
            Path index = folder.resolve(stem + ".safetensors.index.json");
            if (Files.exists(index)) {
                return json(index).path("weight_map").values().stream()
                        .map(JsonNode::asString)
                        .distinct()
                        .map(folder::resolve)
                        .toList();
            }
        }
        return STEMS.stream()
                .map(stem -> folder.resolve(stem + ".fp16.safetensors"))
                .filter(Files::exists)
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new BadFile(folder + ": holds no safetensors weights, expected "
                        + (part.equals("text_encoder") ? "model" : "diffusion_pytorch_model") + ".safetensors"));
    }

    private static List<String> parts(Path path, JsonNode index) {
        Stream<String> names = index.propertyStream().map(entry -> entry.getKey());
        return names.filter(name -> !name.startsWith("_") && Files.isDirectory(path.resolve(name)))
                .toList();
    }

    private static JsonNode json(Path file) {
        if (!Files.exists(file)) {
            throw new BadFile(file + ": there is no such file");
        }
        try {
            return JSON.readTree(file);
        } catch (JacksonException e) {
            throw new BadFile(file + ": is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
