package io.likeness.engine.unet;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.nn.Conv2d;
import io.likeness.engine.nn.GroupNorm;
import io.likeness.engine.nn.Parameters;
import io.likeness.engine.nn.ResnetBlock2D;
import io.likeness.engine.nn.TimestepEmbedding;
import io.likeness.engine.nn.Timesteps;
import io.likeness.engine.nn.Transformer2DModel;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The network that predicts noise, or velocity, in latents (arXiv 2112.10752), under diffusers' names.
 *
 * @see <a href="https://huggingface.co/docs/diffusers/api/models/unet2d-cond">UNet2DConditionModel</a>
 */
public final class UNet2DConditionModel {

    private final UNetConfig config;
    private final Timesteps timeProj;
    private final TimestepEmbedding timeEmbedding;
    private final @Nullable AddedEmbedding addEmbedding;
    private final Conv2d convIn;
    private final List<DownBlock2D> downBlocks = new ArrayList<>();
    private final @Nullable MidBlock2D midBlock;
    private final List<UpBlock2D> upBlocks = new ArrayList<>();
    private final GroupNorm convNormOut;
    private final Conv2d convOut;
    private final Parameters parameters;

    /**
     * Reads the whole network.
     *
     * @throws io.likeness.engine.EngineException.BadFile if a tensor is missing, has another shape, or has no place
     */
    public UNet2DConditionModel(Weights weights, UNetConfig config) {
        this.config = config;
        int channels = config.stages().getFirst().channels();
        convIn = Conv2d.load3x3(weights.at("conv_in"), config.inChannels(), channels);
        timeProj = new Timesteps(channels, config.frequencyShift(), config.cosineFirst());
        timeEmbedding = new TimestepEmbedding(weights.at("time_embedding"), channels, config.timeWidth());
        addEmbedding = config.added() == null ? null : new AddedEmbedding(weights, config, config.added());
        for (int i = 0; i < config.stages().size(); i++) {
            downBlocks.add(new DownBlock2D(weights.at("down_blocks").at(i), config, i));
        }
        midBlock = config.middle() == MiddleBlock.NONE ? null : new MidBlock2D(weights.at("mid_block"), config);
        for (int i = 0; i < config.stages().size(); i++) {
            upBlocks.add(new UpBlock2D(weights.at("up_blocks").at(i), config, i));
        }
        convNormOut = GroupNorm.load(weights.at("conv_norm_out"), channels, config.normGroups(), config.normEps());
        convOut = Conv2d.load3x3(weights.at("conv_out"), channels, config.outChannels());
        parameters = weights.finish();
    }

    /** Its shape. */
    public UNetConfig config() {
        return config;
    }

    /** Its leaves by name. */
    public Parameters parameters() {
        return parameters;
    }

    /**
     * Predicts for a batch, each sample at its own timestep.
     *
     * @param sample noisy latents (B, C, H, W)
     * @param timesteps (B), of any number type
     * @param conditioning what it is told of each sample
     * @return (B, C', H, W) in float32
     */
    public NDArray forward(Scope s, NDArray sample, NDArray timesteps, Conditioning conditioning) {
        try (Scope net = s.nested()) {
            // 1. time
            NDArray temb = timeEmbedding.forward(net, timeProj.forward(net, timesteps)); // (B, D)
            if (addEmbedding != null) {
                temb = Kernels.add(net, temb, addEmbedding.forward(net, conditioning.added()));
            }
            NDArray context = conditioning.context();
            // 2. in
            NDArray h = convIn.forward(net, sample);
            // 3. down
            List<NDArray> kept = new ArrayList<>(List.of(h));
            for (DownBlock2D block : downBlocks) {
                h = block.forward(net, h, temb, context, kept);
            }
            // 4. mid
            h = midBlock == null ? h : midBlock.forward(net, h, temb, context);
            // 5. up
            Deque<NDArray> skips = new ArrayDeque<>(kept);
            for (UpBlock2D block : upBlocks) {
                h = block.forward(net, h, temb, context, skips);
            }
            // 6. out
            h = Kernels.silu(net, convNormOut.forward(net, h));
            return s.keep(Kernels.toFloat(net, convOut.forward(net, h)));
        }
    }

    /** Predicts for a batch whose samples all are at one timestep. */
    public NDArray forward(Scope s, NDArray sample, double timestep, Conditioning conditioning) {
        float[] timesteps = new float[Math.toIntExact(sample.getShape().get(0))];
        Arrays.fill(timesteps, (float) timestep);
        try (Scope net = s.nested()) {
            return s.keep(forward(net, sample, net.of(timesteps, timesteps.length), conditioning));
        }
    }

    static ResnetBlock2D.Settings resnets(UNetConfig config) {
        return new ResnetBlock2D.Settings(config.timeWidth(), config.normGroups(), config.normEps());
    }

    /** A transformer of the stage's first depth. */
    static Transformer2DModel transformer(Weights weights, UNetConfig.Stage stage, UNetConfig config) {
        return transformer(weights, stage, stage.transformerLayers(), config);
    }

    /** A transformer of so many blocks. */
    static Transformer2DModel transformer(Weights weights, UNetConfig.Stage stage, int blocks, UNetConfig config) {
        Transformer2DModel.Settings settings =
                new Transformer2DModel.Settings(config.contextWidth(), config.normGroups(), config.linearProjection());
        return new Transformer2DModel(weights, stage.channels(), stage.heads(), blocks, settings);
    }
}
