package io.likeness.engine.vae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.likeness.engine.nn.Conv2d;
import io.likeness.engine.nn.GroupNorm;
import io.likeness.engine.nn.Upsample2D;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import java.util.ArrayList;
import java.util.List;

/** From latents to a picture. */
final class Decoder {

    private final Conv2d convIn;
    private final VaeMidBlock midBlock;
    private final List<ResnetLayers> upBlocks = new ArrayList<>();
    private final List<Upsample2D> upsamplers = new ArrayList<>();
    private final GroupNorm convNormOut;
    private final Conv2d convOut;

    Decoder(Weights weights, VaeConfig config) {
        List<Integer> channels = config.channels().reversed(); // coarsest first
        convIn = Conv2d.load3x3(weights.at("conv_in"), config.latentChannels(), channels.getFirst());
        midBlock = new VaeMidBlock(weights.at("mid_block"), config);
        for (int i = 0; i < channels.size(); i++) {
            Weights block = weights.at("up_blocks").at(i);
            int inputs = channels.get(Math.max(i - 1, 0));
            int layers = config.layersPerBlock() + 1;
            upBlocks.add(new ResnetLayers(block.at("resnets"), inputs, channels.get(i), layers, config.resnets()));
            if (i < channels.size() - 1) {
                upsamplers.add(new Upsample2D(block.at("upsamplers").at(0), channels.get(i)));
            }
        }
        convNormOut =
                GroupNorm.load(weights.at("conv_norm_out"), channels.getLast(), config.normGroups(), VaeConfig.EPS);
        convOut = Conv2d.load3x3(weights.at("conv_out"), channels.getLast(), config.outChannels());
    }

    /** Maps latents (B, C, H/f, W/f) to pixels (B, 3, H, W). */
    NDArray forward(Scope s, NDArray latents) {
        try (Scope net = s.nested()) {
            NDArray h = convIn.forward(net, latents);
            h = net.consume(h, x -> midBlock.forward(net, x));
            for (int i = 0; i < upBlocks.size(); i++) {
                ResnetLayers layers = upBlocks.get(i);
                h = net.consume(h, x -> layers.forward(net, x));
                if (i < upsamplers.size()) {
                    Upsample2D upsampler = upsamplers.get(i);
                    h = net.consume(h, x -> twice(net, upsampler, x));
                }
            }
            h = net.consume(h, x -> convNormOut.forward(net, x));
            h = net.consume(h, x -> Kernels.silu(net, x));
            return s.keep(convOut.forward(net, h));
        }
    }

    private static NDArray twice(Scope s, Upsample2D upsampler, NDArray x) {
        Shape shape = x.getShape();
        return upsampler.forward(s, x, 2 * shape.get(2), 2 * shape.get(3));
    }
}
