package io.likeness.engine.checkpoint;

import io.likeness.engine.EngineException.BadFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A model in diffusers' folder layout: model_index.json, and a folder for each part.
 *
 * @param path the folder
 * @param pipeline the diffusers pipeline that the index names
 * @param parts the folders of the parts that are there, such as "unet"
 */
public record DiffusersFolder(Path path, String pipeline, List<String> parts) {

    /** Names the parts; a folder without it is no model, or not yet a whole one. */
    public static final String INDEX = "model_index.json";

    /**
     * Opens a folder of a model that this engine can run.
     *
     * @throws BadFile if it is no model of the Stable Diffusion 1.x, 2.x or XL family
     */
    public static DiffusersFolder open(Path path) {
        DiffusersFolder folder = read(path);
        // Stable Diffusion 3 has a transformer where all before it have a UNet.
        if (!folder.pipeline.startsWith("StableDiffusion") || folder.pipeline.startsWith("StableDiffusion3")) {
            throw new BadFile("%s: _class_name is '%s', expected StableDiffusionPipeline or StableDiffusionXLPipeline"
                    .formatted(path.resolve(INDEX), folder.pipeline));
        }
        return folder;
    }

    /**
     * Reads a folder's index, whatever model it is.
     *
     * @throws BadFile if it is no diffusers folder
     */
    public static DiffusersFolder read(Path path) {
        if (Files.isRegularFile(path)) {
            WeightFiles.refusePickle(path);
            throw new BadFile(path + ": is a file; expected a model folder in diffusers' layout");
        }
        if (!Files.isDirectory(path)) {
            throw new BadFile(path + ": there is no such folder");
        }
        JsonNode index = JsonFile.read(path.resolve(INDEX));
        return new DiffusersFolder(path, index.path("_class_name").asString(""), parts(path, index));
    }

    /** Whether a part is there. */
    public boolean has(String part) {
        return parts.contains(part);
    }

    /** The config.json of a network. */
    public Path config(String part) {
        return path.resolve(part).resolve("config.json");
    }

    /** The text encoders that are there, in the order of their numbers: one, or SDXL's two. */
    public List<String> textEncoders() {
        return parts.stream()
                .filter(part -> part.startsWith("text_encoder"))
                .sorted()
                .toList();
    }

    /** Whether the index sets a flag, or what is meant where it does not say. */
    public boolean says(String flag, boolean otherwise) {
        return JsonFile.read(path.resolve(INDEX)).path(flag).asBoolean(otherwise);
    }

    /** Whether its UNet predicts the velocity (arXiv 2202.00512) and not the noise, as its scheduler's configuration says. */
    public boolean predictsVelocity() {
        return predictionType().equals("v_prediction");
    }

    /** What its UNet predicts, in the word of its scheduler's configuration, whose silence means the noise. */
    public String predictionType() {
        return JsonFile.read(path.resolve("scheduler/scheduler_config.json"))
                .path("prediction_type")
                .asString("epsilon");
    }

    /** Whether its noise schedule is rescaled to end in pure noise (arXiv 2305.08891). */
    public boolean endsInPureNoise() {
        return JsonFile.read(path.resolve("scheduler/scheduler_config.json"))
                .path("rescale_betas_zero_snr")
                .asBoolean(false);
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
        return weightFilesIn(path.resolve(part));
    }

    /** The weight files in the folder of a network that stands alone. */
    public static List<Path> weightFilesIn(Path folder) {
        return WeightFiles.in(folder);
    }

    /** The index names only parts beside it: a name with a separator would lead elsewhere. */
    private static List<String> parts(Path path, JsonNode index) {
        return index.propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> name.matches("[a-z][a-z0-9_]*") && Files.isDirectory(path.resolve(name)))
                .toList();
    }
}
