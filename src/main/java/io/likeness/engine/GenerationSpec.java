package io.likeness.engine;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pictures to make from text.
 *
 * @param model diffusers folder of a base model or a checkpoint
 * @param pictures what to draw, one entry a picture, written as image-0000.png, image-0001.png, ... in this order
 * @param noiseScheduler ddim, pndm or dpm++2m; null takes the model's own
 * @param steps denoising steps
 * @param guidance classifier-free guidance scale; 1 switches it off
 * @param width pixels; 0 takes the model's own size
 * @param height pixels; 0 takes the model's own size
 * @param precision the number format of the computation
 * @param initialLatents safetensors with tensor "latents" (N, C, H/f, W/f), unit normal; null draws them from each picture's seed
 * @param saveLatents where the last latents go (N, C, H/f, W/f), tensor "latents"; null keeps none
 * @param resume leaves out the pictures that out holds already, and tells of them again
 * @param out the folder of the pictures
 */
public record GenerationSpec(
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
        boolean resume,
        Path out)
        implements WorkSpec {

    /** Draws every picture, whatever the out folder holds. */
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
                pictures,
                noiseScheduler,
                steps,
                guidance,
                width,
                height,
                precision,
                initialLatents,
                saveLatents,
                false,
                out);
    }

    /** One picture: its prompt, what to steer away from, and the seed of its noise. */
    public record Picture(String prompt, String negativePrompt, long seed) {}
}
