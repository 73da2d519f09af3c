package io.likeness.engine.unet;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.nn.TimestepEmbedding;
import io.likeness.engine.nn.Timesteps;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns SDXL's pooled text and picture sizes into an addition to the time embedding: "text_time" of diffusers. */
final class AddedEmbedding {

    private final Timesteps addTimeProj;
    private final TimestepEmbedding addEmbedding;

    /** Reads its layers from the UNet's root. */
    AddedEmbedding(Weights unet, UNetConfig config, TextTime added) {
        addTimeProj = new Timesteps(added.timeIdWidth(), config.frequencyShift(), config.cosineFirst());
        addEmbedding = new TimestepEmbedding(unet.at("add_embedding"), added.inputs(), config.timeWidth());
    }

    /** Maps a batch's additions to (B, D). */
    NDArray forward(Scope s, Conditioning.@Nullable Added added) {
        if (added == null) {
            throw new BadSetting("the UNet of this model needs pooled text and picture sizes, and was given none");
        }
        return addEmbedding.forward(s, inputs(s, added));
    }

    /** The pooled text beside the sinusoids of each size (B, P + 6 W). */
    NDArray inputs(Scope s, Conditioning.Added added) {
        long batch = added.timeIds().getShape().get(0);
        NDArray sinusoids = addTimeProj.forward(s, Kernels.reshape(s, added.timeIds(), -1)); // (6 B, W)
        NDArray sizes = Kernels.reshape(s, sinusoids, batch, -1); // (B, 6 W)
        return Kernels.cat(s, List.of(added.textEmbeds(), sizes), 1);
    }
}
