package io.likeness.engine;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * DreamBooth fine-tuning of a base model on a few photos of one subject (arXiv 2208.12242).
 *
 * @param baseModel diffusers folder of the base model
 * @param baseModelName what people call the base model; null goes by its folder's name
 * @param photos picture files of the subject, in the order in which they are numbered
 * @param identifier the rare word that will mean the subject
 * @param classNoun the coarse class, such as "dog"
 * @param method what learns of the networks that are trained; a file that does not say means all layers
 * @param trainTextEncoder whether the text encoder learns too; the UNet always does
 * @param priorPreservation keeps the class from becoming the subject; null trains without it
 * @param steps optimizer steps
 * @param learningRate AdamW's rate, constant over the run
 * @param batchSize photos a step (each with one class image beside it under prior preservation)
 * @param gradientAccumulation batches summed before each optimizer step
 * @param checkpointEvery steps between checkpoints; 0 writes only the last
 * @param sampleEvery steps between sample images; 0 writes none
 * @param samplePrompts prompts of the sample images
 * @param seed drives data order, noise and timesteps
 * @param precision the number format of the computation
 * @param resume goes on from the last checkpoint in out, if there is one
 * @param out the folder that becomes a diffusers folder
 */
public record FineTuningSpec(
        Path baseModel,
        @Nullable String baseModelName,
        List<Path> photos,
        String identifier,
        String classNoun,
        @JacksonInject(useInput = OptBoolean.TRUE) TrainingMethod method,
        boolean trainTextEncoder,
        @Nullable PriorPreservation priorPreservation,
        int steps,
        double learningRate,
        int batchSize,
        int gradientAccumulation,
        int checkpointEvery,
        int sampleEvery,
        List<String> samplePrompts,
        long seed,
        Precision precision,
        boolean resume,
        Path out)
        implements WorkSpec {

    /** What people call the base model. */
    public String nameOfBaseModel() {
        return baseModelName == null
                ? String.valueOf(baseModel.toAbsolutePath().normalize().getFileName())
                : baseModelName;
    }

    /** Sample prompts for a subject of which nothing else is known: itself, and one context to see that it can move. */
    public static List<String> defaultSamplePrompts(String identifier, String classNoun) {
        return List.of(
                "a photo of %s %s".formatted(identifier, classNoun),
                "a %s %s in the snow".formatted(identifier, classNoun));
    }
}
