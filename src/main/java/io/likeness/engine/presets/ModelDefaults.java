package io.likeness.engine.presets;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.OptBoolean;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineJson;
import io.likeness.engine.TrainingMethod;
import io.likeness.engine.TrainingMethod.FullFineTuning;
import io.likeness.engine.TrainingMethod.Lora;
import io.likeness.engine.TrainingPrompts;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.SafetensorsHeader;
import io.likeness.engine.checkpoint.TensorInfo;
import io.likeness.engine.family.ModelFamily;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;

/**
 * The settings to take where a person gives none, for one family of models; the files under presets/defaults/ on the class path hold
 * each value with its reason.
 *
 * @param name what to call it
 * @param steps optimizer steps of a fine-tuning
 * @param learningRate AdamW's rate
 * @param trainTextEncoder whether the text encoder of a whole model learns too
 * @param identifierRate how many times that rate the identifier's row of the token embedding learns at, where the text encoder learns, while
 *     the rows of all other words stay; 1, as where a file does not say, is no exception: all rows learn as everything else does
 * @param batchSize photos a step
 * @param gradientAccumulation batches summed before each optimizer step
 * @param checkpointEvery steps between checkpoints
 * @param sampleEvery steps between sample images
 * @param classImages class images under prior preservation
 * @param priorWeight lambda, the weight of their loss
 * @param keepOptimizer whether checkpoints keep the optimizer's state when a training in the studio is complete
 * @param denoisingSteps steps of a picture, and of a class image
 * @param guidance classifier-free guidance scale of both
 * @param lora of an adapter, in place of a whole model
 * @param prompts what photos and class images are trained with
 * @param reasons why each value is what it is, by name
 */
public record ModelDefaults(
        String name,
        int steps,
        double learningRate,
        boolean trainTextEncoder,

        @JacksonInject(value = EngineJson.IDENTIFIER_RATE, useInput = OptBoolean.TRUE)
        double identifierRate,

        int batchSize,
        int gradientAccumulation,
        int checkpointEvery,
        int sampleEvery,
        int classImages,
        double priorWeight,
        boolean keepOptimizer,
        int denoisingSteps,
        double guidance,
        LoraDefaults lora,
        TrainingPrompts prompts,
        Map<String, String> reasons) {

    /** A UNet with fewer parameters than this learns like the starter model; SD 1.x has 860 million. */
    private static final long SMALL_UNET = 100_000_000;

    /**
     * What is taken for an adapter.
     *
     * @param rank inner width
     * @param alpha its output is multiplied by alpha / rank
     * @param learningRate AdamW's rate, far above that of a whole model
     * @param trainTextEncoder whether the text encoder gets an adapter too
     */
    public record LoraDefaults(int rank, double alpha, double learningRate, boolean trainTextEncoder) {}

    /** AdamW's rate for a method. */
    public double learningRate(TrainingMethod method) {
        return switch (method) {
            case FullFineTuning _ -> learningRate;
            case Lora _ -> lora.learningRate();
        };
    }

    /** Whether the text encoder learns too with a method. */
    public boolean trainTextEncoder(TrainingMethod method) {
        return switch (method) {
            case FullFineTuning _ -> trainTextEncoder;
            case Lora _ -> lora.trainTextEncoder();
        };
    }

    /** The settings that fit a diffusers folder, by the size of its UNet and its family. */
    public static ModelDefaults of(Path model) {
        DiffusersFolder folder = DiffusersFolder.read(model);
        boolean small = parametersOfUnet(folder) < SMALL_UNET;
        return named(small ? "starter" : ModelFamily.of(folder).defaults());
    }

    private static long parametersOfUnet(DiffusersFolder folder) {
        List<Path> files = folder.has("unet") ? folder.weightFiles("unet") : List.of();
        return files.stream()
                .flatMap(file -> SafetensorsHeader.read(file).tensors().values().stream())
                .mapToLong(TensorInfo::elements)
                .sum();
    }

    /** Settings by their file's name. */
    public static ModelDefaults named(String name) {
        String resource = "/presets/defaults/" + name + ".json";
        try (InputStream json = ModelDefaults.class.getResourceAsStream(resource)) {
            if (json == null) {
                throw new BadFile("the class path has no " + resource);
            }
            return EngineJson.MAPPER.readValue(json, ModelDefaults.class);
        } catch (JacksonException e) {
            throw new BadFile(resource + " does not hold a model's defaults: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
