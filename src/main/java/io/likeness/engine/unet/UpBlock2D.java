package io.likeness.engine.unet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.likeness.engine.nn.ResnetBlock2D;
import io.likeness.engine.nn.Transformer2DModel;
import io.likeness.engine.nn.Upsample2D;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One resolution on the way up: UpBlock2D, or with attention CrossAttnUpBlock2D of diffusers. */
final class UpBlock2D {

    private final List<ResnetBlock2D> resnets = new ArrayList<>();
    private final List<Transformer2DModel> attentions = new ArrayList<>();
    private final @Nullable Upsample2D upsampler;

    /** The block at a place of the up list, whose first is the coarsest resolution. */
    UpBlock2D(Weights weights, UNetConfig config, int place) {
        List<UNetConfig.Stage> stages = config.stages();
        int index = stages.size() - 1 - place;
        UNetConfig.Stage stage = stages.get(index);
        int below = stages.get(Math.min(index + 1, stages.size() - 1)).channels();
        int above = stages.get(Math.max(index - 1, 0)).channels();
        int layers = config.layersPerBlock() + 1;
        for (int i = 0; i < layers; i++) {
            int from = i == 0 ? below : stage.channels();
            int skip = i == layers - 1 ? above : stage.channels();
            resnets.add(new ResnetBlock2D(
                    weights.at("resnets").at(i), from + skip, stage.channels(), UNet2DConditionModel.resnets(config)));
            if (stage.attentionUp()) {
                attentions.add(UNet2DConditionModel.transformer(
                        weights.at("attentions").at(i),
                        stage,
                        config.depths().up().get(place).get(i),
                        config));
            }
        }
        upsampler = index == 0 ? null : new Upsample2D(weights.at("upsamplers").at(0), stage.channels());
    }

    /** Maps h (B, C, H, W) to (B, C', 2 H, 2 W), or the next skip's size; takes its skips from the end. */
    NDArray forward(Scope s, NDArray h, NDArray temb, NDArray context, Deque<NDArray> skips) {
        for (int i = 0; i < resnets.size(); i++) {
            try (Scope layer = s.nested()) {
                NDArray joined = Kernels.cat(layer, List.of(h, skips.removeLast()), 1);
                h = s.keep(resnets.get(i).forward(layer, joined, temb));
            }
            if (!attentions.isEmpty()) {
                h = attentions.get(i).forward(s, h, context);
            }
        }
        if (upsampler != null) {
            Shape next = skips.getLast().getShape();
            h = upsampler.forward(s, h, next.get(2), next.get(3));
        }
        return h;
    }
}
