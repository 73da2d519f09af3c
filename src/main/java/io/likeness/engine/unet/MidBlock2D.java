package io.likeness.engine.unet;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.nn.ResnetBlock2D;
import io.likeness.engine.nn.Transformer2DModel;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Scope;
import org.jspecify.annotations.Nullable;

/** The coarsest resolution: UNetMidBlock2DCrossAttn of diffusers, or UNetMidBlock2D, which is its first residual block alone. */
final class MidBlock2D {

    private final ResnetBlock2D resnet0;
    private final @Nullable Transformer2DModel attention;
    private final @Nullable ResnetBlock2D resnet1;

    MidBlock2D(Weights weights, UNetConfig config) {
        UNetConfig.Stage stage = config.stages().getLast();
        ResnetBlock2D.Settings settings = UNet2DConditionModel.resnets(config);
        boolean whole = config.middle() == MiddleBlock.CROSS_ATTENTION;
        Weights resnets = weights.at("resnets");
        resnet0 = new ResnetBlock2D(resnets.at(0), stage.channels(), stage.channels(), settings);
        attention = whole
                ? UNet2DConditionModel.transformer(weights.at("attentions").at(0), stage, config)
                : null;
        resnet1 = whole ? new ResnetBlock2D(resnets.at(1), stage.channels(), stage.channels(), settings) : null;
    }

    /** Maps h (B, C, H, W) to the same shape. */
    NDArray forward(Scope s, NDArray h, NDArray temb, NDArray context) {
        h = resnet0.forward(s, h, temb);
        h = attention == null ? h : attention.forward(s, h, context);
        return resnet1 == null ? h : resnet1.forward(s, h, temb);
    }
}
