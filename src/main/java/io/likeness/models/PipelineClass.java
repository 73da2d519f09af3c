package io.likeness.models;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.models.layout.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pipeline that a model's index names: models for other pipelines have the same parts and cannot be trained here all the same. */
public final class PipelineClass {

    private static final Set<String> SUPPORTED = Set.of(
            "StableDiffusionPipeline",
            "StableDiffusionXLPipeline",
            "StableDiffusionImg2ImgPipeline",
            "StableDiffusionXLImg2ImgPipeline");

    private static final JsonMapper JSON = new JsonMapper();

    private PipelineClass() {}

    /** Whether the studio works with such a model. */
    public static boolean isSupported(JsonNode index) {
        return SUPPORTED.contains(index.path("_class_name").asString(""));
    }

    /** Its name, for people. */
    public static String name(JsonNode index) {
        return index.path("_class_name").asString("model of unknown kind");
    }

    /**
     * Looks at the index of a folder.
     *
     * @throws BadFile if the studio does not work with such a model, or the index cannot be read
     */
    static void requireSupported(Path folder) {
        Path file = folder.resolve(ModelFiles.INDEX);
        try {
            JsonNode index = JSON.readTree(Files.readAllBytes(file));
            if (!isSupported(index)) {
                throw new BadFile("%s: is for a %s; the studio works with text-to-image models of the families"
                                .formatted(file, name(index))
                        + " Stable Diffusion 1.x, 2.x and XL");
            }
        } catch (IOException e) {
            throw BadFile.because(file + ": cannot be read", e);
        } catch (JacksonException e) {
            throw new BadFile(file + ": is no valid JSON: " + e.getOriginalMessage(), e);
        }
    }
}
