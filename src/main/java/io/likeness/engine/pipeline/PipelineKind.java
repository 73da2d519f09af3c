package io.likeness.engine.pipeline;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.lora.AdaptedNetwork;
import io.likeness.engine.checkpoint.lora.KohyaNames;
import io.likeness.engine.text.ClipTextOutput;
import java.util.List;
import java.util.function.Function;

/**
 * How a model's parts work together, which the pipeline's class in its index tells. What Stable Diffusion 1.x and 2.x differ in stands
 * in their networks' configurations, so here they are one.
 */
enum PipelineKind {
    /** One text encoder, of which the UNet reads the last layer, normalised. */
    STABLE_DIFFUSION(
            List.of(new Encoder(AdaptedNetwork.TEXT_ENCODER, "tokenizer")),
            ClipTextOutput::lastHiddenState,
            false,
            false,
            KohyaNames.STABLE_DIFFUSION),

    /** Two text encoders, of which the UNet reads the layers before the last, not normalised (arXiv 2307.01952, section 2.1). */
    STABLE_DIFFUSION_XL(
            List.of(
                    new Encoder(AdaptedNetwork.TEXT_ENCODER, "tokenizer"),
                    new Encoder(AdaptedNetwork.TEXT_ENCODER_2, "tokenizer_2")),
            ClipTextOutput::penultimateHiddenState,
            true,
            true,
            KohyaNames.STABLE_DIFFUSION_XL);

    /** In the order in which their embeddings are joined. */
    final List<Encoder> encoders;

    /** The layer that the UNet attends to. */
    final Function<ClipTextOutput, NDArray> context;

    /** Whether the UNet is told the last encoder's pooled text as well. */
    final boolean pooled;

    /** Whether the autoencoder's numbers grow too large for less than float32. */
    final boolean autoencoderInFloat32;

    /** What adapters' files call the layers. */
    final KohyaNames adapterNames;

    PipelineKind(
            List<Encoder> encoders,
            Function<ClipTextOutput, NDArray> context,
            boolean pooled,
            boolean autoencoderInFloat32,
            KohyaNames adapterNames) {
        this.encoders = encoders;
        this.context = context;
        this.pooled = pooled;
        this.autoencoderInFloat32 = autoencoderInFloat32;
        this.adapterNames = adapterNames;
    }

    /**
     * A text encoder's places.
     *
     * @param network which it is
     * @param tokenizer its tokenizer's folder
     */
    record Encoder(AdaptedNetwork network, String tokenizer) {

        /** Its folder. */
        String part() {
            return network.part();
        }
    }

    static PipelineKind of(DiffusersFolder folder) {
        return folder.pipeline().startsWith("StableDiffusionXL") ? STABLE_DIFFUSION_XL : STABLE_DIFFUSION;
    }
}
