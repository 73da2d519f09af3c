package io.likeness.engine.unet;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a UNet is told beside noisy latents and timesteps.
 *
 * @param context text embeddings that it attends to (B, S, D)
 * @param added what is added to the time embedding; null for networks that add nothing
 */
public record Conditioning(NDArray context, @Nullable Added added) {

    /**
     * SDXL's additions, under diffusers' names.
     *
     * @param textEmbeds each whole text as one vector (B, P)
     * @param timeIds the pictures' sizes and crops (B, 6), as {@link MicroConditioning} orders them
     */
    public record Added(NDArray textEmbeds, NDArray timeIds) {}

    /** Text embeddings (B, S, D) and nothing else: SD 1.x and 2.x. */
    public static Conditioning of(NDArray context) {
        return new Conditioning(context, null);
    }

    /** Text embeddings (B, S, D), pooled text (B, P), and what there is to say of each picture: SDXL. */
    public static Conditioning of(Scope s, NDArray context, NDArray textEmbeds, List<MicroConditioning> pictures) {
        return new Conditioning(context, new Added(textEmbeds, MicroConditioning.timeIds(s, pictures)));
    }
}
