package io.likeness.engine.vae;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.nn.ModelConfig;
import io.likeness.engine.nn.ResnetBlock2D;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import java.nio.file.Path;
import java.util.List;

/**
 * The shape of an autoencoder, as vae/config.json of the diffusers layout states it.
 *
 * @param inChannels channels of a picture
 * @param outChannels channels of a decoded picture
 * @param latentChannels channels of the latents
 * @param channels of the feature maps, finest resolution first
 * @param layersPerBlock residual blocks of each resolution on the way down; one more on the way up
 * @param normGroups groups of the group normalisations
 * @param sampleSize picture height and width that the model was trained at
 * @param midAttention whether the coarsest resolution attends to itself
 * @param quantConv whether a 1x1 convolution follows the encoder
 * @param postQuantConv whether a 1x1 convolution precedes the decoder
 * @param scalingFactor brings latents to unit variance
 * @param shiftFactor the latents' mean
 */
public record VaeConfig(
        int inChannels,
        int outChannels,
        int latentChannels,
        List<Integer> channels,
        int layersPerBlock,
        int normGroups,
        int sampleSize,
        boolean midAttention,
        boolean quantConv,
        boolean postQuantConv,
        double scalingFactor,
        double shiftFactor) {

    /** Of all group normalisations; no configuration states it. */
    static final double EPS = 1e-6;

    /** diffusers' default. */
    private static final int GROUPS = 32;

    private static final double SD1_SCALING_FACTOR = 0.18215;

    public VaeConfig {
        channels = List.copyOf(channels);
    }

    /** Picture pixels along a side for one latent. */
    public int factor() {
        return 1 << (channels.size() - 1);
    }

    ResnetBlock2D.Settings resnets() {
        return new ResnetBlock2D.Settings(0, normGroups, EPS);
    }

    /** Latents as the UNet sees them: (latents - shift) scaling. */
    public NDArray toModelScale(Scope s, NDArray latents) {
        return Kernels.affine(s, latents, scalingFactor, -shiftFactor * scalingFactor);
    }

    /** Latents as the autoencoder sees them: latents / scaling + shift. */
    public NDArray fromModelScale(Scope s, NDArray latents) {
        return Kernels.affine(s, latents, 1 / scalingFactor, shiftFactor);
    }

    /**
     * Reads vae/config.json.
     *
     * @throws io.likeness.engine.EngineException.BadFile if a key is missing, or asks for what this engine does not have
     */
    public static VaeConfig read(Path file) {
        ModelConfig json = ModelConfig.read(file);
        VaeConfig config = new VaeConfig(
                json.positive("in_channels", 3),
                json.positive("out_channels", 3),
                json.positive("latent_channels"),
                json.positives("block_out_channels"),
                json.positive("layers_per_block"),
                json.groups("norm_num_groups", GROUPS, json.positives("block_out_channels")),
                json.positive("sample_size", 512),
                json.flag("mid_block_add_attention", true),
                json.flag("use_quant_conv", true),
                json.flag("use_post_quant_conv", true),
                json.number("scaling_factor", SD1_SCALING_FACTOR),
                json.number("shift_factor", 0));
        json.only("act_fn", "silu");
        json.only("latents_mean");
        json.only("latents_std");
        expectBlocks(
                json,
                "down_block_types",
                "DownEncoderBlock2D",
                config.channels().size());
        expectBlocks(
                json, "up_block_types", "UpDecoderBlock2D", config.channels().size());
        json.ignore("force_upcast"); // ours never computes in float16
        json.finish();
        return config;
    }

    private static void expectBlocks(ModelConfig json, String key, String type, int count) {
        if (json.words(key, type).size() != count) {
            throw json.bad(key, json.words(key, type), "as many entries as block_out_channels");
        }
    }
}
