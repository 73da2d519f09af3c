package io.likeness.engine.unet;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.nn.Downsample2D;
import io.likeness.engine.nn.ResnetBlock2D;
import io.likeness.engine.nn.Transformer2DModel;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One resolution on the way down: DownBlock2D, or with attention CrossAttnDownBlock2D of diffusers. */
final class DownBlock2D {

    private final List<ResnetBlock2D> resnets = new ArrayList<>();
    private final List<Transformer2DModel> attentions = new ArrayList<>();
    private final @Nullable Downsample2D downsampler;

    DownBlock2D(Weights weights, UNetConfig config, int index) {
        UNetConfig.Stage stage = config.stages().get(index);
        int inputs = config.stages().get(Math.max(index - 1, 0)).channels();
        for (int i = 0; i < config.layersPerBlock(); i++) {
            int from = i == 0 ? inputs : stage.channels();
            resnets.add(new ResnetBlock2D(
                    weights.at("resnets").at(i), from, stage.channels(), UNet2DConditionModel.resnets(config)));
            if (stage.attentionDown()) {
                attentions.add(UNet2DConditionModel.transformer(
                        weights.at("attentions").at(i),
                        stage,
                        config.depths().down().get(index).get(i),
                        config));
            }
        }
        boolean last = index == config.stages().size() - 1;
        downsampler = last
                ? null
                : Downsample2D.padAllSides(weights.at("downsamplers").at(0), stage.channels());
    }

    /** Maps h (B, C, H, W) to (B, C', H/2, W/2); every feature map on the way joins skips. */
    NDArray forward(Scope s, NDArray h, NDArray temb, NDArray context, List<NDArray> skips) {
        for (int i = 0; i < resnets.size(); i++) {
            h = resnets.get(i).forward(s, h, temb);
            if (!attentions.isEmpty()) {
                h = attentions.get(i).forward(s, h, context);
            }
            skips.add(h);
        }
        if (downsampler != null) {
            h = downsampler.forward(s, h);
            skips.add(h);
        }
        return h;
    }
}
