package io.likeness.engine.vae;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.nn.Conv2d;
import io.likeness.engine.nn.Downsample2D;
import io.likeness.engine.nn.GroupNorm;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import java.util.ArrayList;
import java.util.List;

/** From a picture to the numbers that describe its latents' distribution. */
final class Encoder {

    private final Conv2d convIn;
    private final List<ResnetLayers> downBlocks = new ArrayList<>();
    private final List<Downsample2D> downsamplers = new ArrayList<>();
    private final VaeMidBlock midBlock;
    private final GroupNorm convNormOut;
    private final Conv2d convOut;

    Encoder(Weights weights, VaeConfig config) {
        List<Integer> channels = config.channels();
        convIn = Conv2d.load3x3(weights.at("conv_in"), config.inChannels(), channels.getFirst());
        for (int i = 0; i < channels.size(); i++) {
            Weights block = weights.at("down_blocks").at(i);
            int inputs = channels.get(Math.max(i - 1, 0));
            downBlocks.add(new ResnetLayers(
                    block.at("resnets"), inputs, channels.get(i), config.layersPerBlock(), config.resnets()));
            if (i < channels.size() - 1) {
                downsamplers.add(
                        Downsample2D.padRightAndBottom(block.at("downsamplers").at(0), channels.get(i)));
            }
        }
        midBlock = new VaeMidBlock(weights.at("mid_block"), config);
        convNormOut =
                GroupNorm.load(weights.at("conv_norm_out"), channels.getLast(), config.normGroups(), VaeConfig.EPS);
        convOut = Conv2d.load3x3(weights.at("conv_out"), channels.getLast(), 2L * config.latentChannels());
    }

    /** Maps pixels (B, 3, H, W) to moments (B, 2 C, H/f, W/f). */
    NDArray forward(Scope s, NDArray pixels) {
        try (Scope net = s.nested()) {
            NDArray h = convIn.forward(net, pixels);
            for (int i = 0; i < downBlocks.size(); i++) {
                ResnetLayers layers = downBlocks.get(i);
                h = net.consume(h, x -> layers.forward(net, x));
                if (i < downsamplers.size()) {
                    Downsample2D downsampler = downsamplers.get(i);
                    h = net.consume(h, x -> downsampler.forward(net, x));
                }
            }
            h = net.consume(h, x -> midBlock.forward(net, x));
            h = net.consume(h, x -> convNormOut.forward(net, x));
            h = net.consume(h, x -> Kernels.silu(net, x));
            return s.keep(convOut.forward(net, h));
        }
    }
}
