package io.likeness.engine.vae;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.nn.ResnetBlock2D;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Scope;
import org.jspecify.annotations.Nullable;

/** The coarsest resolution of encoder and decoder: UNetMidBlock2D of diffusers. */
final class VaeMidBlock {

    private final ResnetBlock2D resnet0;
    private final @Nullable VaeAttention attention;
    private final ResnetBlock2D resnet1;

    VaeMidBlock(Weights weights, VaeConfig config) {
        int channels = config.channels().getLast();
        ResnetBlock2D.Settings settings = config.resnets();
        resnet0 = new ResnetBlock2D(weights.at("resnets").at(0), channels, channels, settings);
        attention = config.midAttention()
                ? new VaeAttention(weights.at("attentions").at(0), channels, config.normGroups())
                : null;
        resnet1 = new ResnetBlock2D(weights.at("resnets").at(1), channels, channels, settings);
    }

    /** Maps h (B, C, H, W) to the same shape. */
    NDArray forward(Scope s, NDArray h) {
        try (Scope block = s.nested()) {
            h = resnet0.forward(block, h, null);
            h = attention == null ? h : attention.forward(block, h);
            return s.keep(resnet1.forward(block, h, null));
        }
    }
}
