package io.likeness.engine.unet;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.nn.ResnetBlock2D;
import io.likeness.engine.nn.Transformer2DModel;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Scope;

/** The coarsest resolution: UNetMidBlock2DCrossAttn of diffusers. */
final class MidBlock2D {

    private final ResnetBlock2D resnet0;
    private final Transformer2DModel attention;
    private final ResnetBlock2D resnet1;

    MidBlock2D(Weights weights, UNetConfig config) {
        UNetConfig.Stage stage = config.stages().getLast();
        ResnetBlock2D.Settings settings = UNet2DConditionModel.resnets(config);
        resnet0 = new ResnetBlock2D(weights.at("resnets").at(0), stage.channels(), stage.channels(), settings);
        attention = UNet2DConditionModel.transformer(weights.at("attentions").at(0), stage, config);
        resnet1 = new ResnetBlock2D(weights.at("resnets").at(1), stage.channels(), stage.channels(), settings);
    }

    /** Maps h (B, C, H, W) to the same shape. */
    NDArray forward(Scope s, NDArray h, NDArray temb, NDArray context) {
        h = resnet0.forward(s, h, temb);
        h = attention.forward(s, h, context);
        return resnet1.forward(s, h, temb);
    }
}
