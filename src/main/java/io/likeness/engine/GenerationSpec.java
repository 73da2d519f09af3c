package io.likeness.engine;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pictures to make from text.
 *
 * @param model diffusers folder of a base model or a checkpoint
 * @param adapters adapter files to draw with, which a task of an earlier version does not name
 * @param pictures what to draw, one entry a picture, written as image-0000.png, image-0001.png, ... in this order
 * @param noiseScheduler key of a {@link NoiseSchedulerName}; null takes the model's own
 * @param steps denoising steps
 * @param guidance classifier-free guidance scale; 1 switches it off
 * @param guidanceRescale how much of the contrast that guidance adds is taken back, 0 to 1 (arXiv 2305.08891, section 3.4)
 * @param width pixels; 0 takes the model's own size
 * @param height pixels; 0 takes the model's own size
 * @param precision the number format of the computation
 * @param initialLatents safetensors with tensor "latents" (N, C, H/f, W/f), unit normal; null draws them from each picture's seed
 * @param initImage what the pictures begin with; null begins with noise alone
 * @param saveLatents where the last latents go (N, C, H/f, W/f), tensor "latents"; null keeps none
 * @param resume leaves out the pictures that out holds already, and tells of them again
 * @param out the folder of the pictures
 * @param modelName what people call the model; null calls it as its folder
 */
public record GenerationSpec(
        Path model,

        @JacksonInject(value = EngineJson.ADAPTERS, useInput = OptBoolean.TRUE)
        List<Adapter> adapters,

        List<Picture> pictures,
        @Nullable String noiseScheduler,
        int steps,
        double guidance,

        @JacksonInject(value = EngineJson.GUIDANCE_RESCALE, useInput = OptBoolean.TRUE)
        double guidanceRescale,

        int width,
        int height,
        Precision precision,
        @Nullable Path initialLatents,

        @JacksonInject(value = EngineJson.INIT_IMAGE, useInput = OptBoolean.TRUE) @Nullable
        InitImage initImage,

        @Nullable Path saveLatents,
        boolean resume,
        Path out,

        @JacksonInject(value = EngineJson.MODEL_NAME, useInput = OptBoolean.TRUE) @Nullable
        String modelName)
        implements WorkSpec {

    public GenerationSpec {
        adapters = List.copyOf(adapters);
    }

    /** Calls the model as its folder. */
    public GenerationSpec(
            Path model,
            List<Adapter> adapters,
            List<Picture> pictures,
            @Nullable String noiseScheduler,
            int steps,
            double guidance,
            double guidanceRescale,
            int width,
            int height,
            Precision precision,
            @Nullable Path initialLatents,
            @Nullable InitImage initImage,
            @Nullable Path saveLatents,
            boolean resume,
            Path out) {
        this(
                model,
                adapters,
                pictures,
                noiseScheduler,
                steps,
                guidance,
                guidanceRescale,
                width,
                height,
                precision,
                initialLatents,
                initImage,
                saveLatents,
                resume,
                out,
                null);
    }

    /** Draws every picture from noise alone and without adapters, whatever the out folder holds. */
    public GenerationSpec(
            Path model,
            List<Picture> pictures,
            @Nullable String noiseScheduler,
            int steps,
            double guidance,
            int width,
            int height,
            Precision precision,
            @Nullable Path initialLatents,
            @Nullable Path saveLatents,
            Path out) {
        this(
                model,
                List.of(),
                pictures,
                noiseScheduler,
                steps,
                guidance,
                0,
                width,
                height,
                precision,
                initialLatents,
                null,
                saveLatents,
                false,
                out);
    }

    /** The same pictures, drawn with these adapters. */
    public GenerationSpec withAdapters(List<Adapter> others) {
        return with(others, modelName);
    }

    /** The same pictures of a model that people call so. */
    public GenerationSpec named(String name) {
        return with(adapters, name);
    }

    private GenerationSpec with(List<Adapter> others, @Nullable String name) {
        return new GenerationSpec(
                model,
                others,
                pictures,
                noiseScheduler,
                steps,
                guidance,
                guidanceRescale,
                width,
                height,
                precision,
                initialLatents,
                initImage,
                saveLatents,
                resume,
                out,
                name);
    }

    /**
     * What a picture begins with (image to image).
     *
     * @param file a JPEG, PNG or WebP; it is brought to the picture's size: resized to cover it, what sticks out cut off evenly
     * @param strength how much of it is drawn anew, above 0; 1 keeps next to nothing
     */
    public record InitImage(Path file, double strength) {}

    /**
     * An adapter to draw with.
     *
     * @param file LoRA in any layout
     * @param name what pictures call it in their own notes
     * @param weight its strength: 1 as it was trained, 0 not at all, below 0 against it
     */
    public record Adapter(Path file, String name, double weight) {

        /** Called as its file. */
        public Adapter(Path file, double weight) {
            this(file, String.valueOf(file.getFileName()).replaceFirst("\\.safetensors$", ""), weight);
        }
    }

    /**
     * One picture.
     *
     * @param prompt what to draw
     * @param negativePrompt what to steer away from; an empty text is a text without words, null is none at all, which SDXL was taught to
     *     take for zeros
     * @param seed of the noise
     */
    public record Picture(String prompt, @Nullable String negativePrompt, long seed) {}
}
