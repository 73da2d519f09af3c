package io.likeness.engine.unet;

import io.likeness.engine.nn.ModelConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a UNet, as unet/config.json of the diffusers layout states it.
 *
 * @param sampleSize latent height and width that the model was trained at
 * @param inChannels channels of the latents
 * @param outChannels channels of the prediction
 * @param layersPerBlock residual blocks of each down block; up blocks have one more
 * @param contextWidth width of the text embeddings
 * @param normGroups groups of the group normalisations
 * @param normEps of the group normalisations in residual blocks and at the exit
 * @param cosineFirst whether the timestep's cosines come before its sines
 * @param frequencyShift freq_shift of the timestep's sinusoids
 * @param linearProjection whether transformers begin and end with linear layers instead of 1x1 convolutions
 * @param added what is added to the time embedding (SDXL); null for nothing
 * @param stages the resolutions, finest first
 * @param depths how many blocks each transformer has
 * @param middle what stands at the coarsest resolution
 */
public record UNetConfig(
        int sampleSize,
        int inChannels,
        int outChannels,
        int layersPerBlock,
        int contextWidth,
        int normGroups,
        double normEps,
        boolean cosineFirst,
        int frequencyShift,
        boolean linearProjection,
        @Nullable TextTime added,
        List<Stage> stages,
        TransformerDepths depths,
        MiddleBlock middle) {

    /** The time embedding is this many times as wide as the finest stage. */
    private static final int TIME_EXPANSION = 4;

    /** diffusers' default. */
    private static final int GROUPS = 32;

    private static final String DISTILLED = "time_cond_proj_dim";

    public UNetConfig {
        stages = List.copyOf(stages);
    }

    /** The usual shape: each stage of one depth on both ways, and a whole middle block. */
    public UNetConfig(
            int sampleSize,
            int inChannels,
            int outChannels,
            int layersPerBlock,
            int contextWidth,
            int normGroups,
            double normEps,
            boolean cosineFirst,
            int frequencyShift,
            boolean linearProjection,
            @Nullable TextTime added,
            List<Stage> stages) {
        this(
                sampleSize,
                inChannels,
                outChannels,
                layersPerBlock,
                contextWidth,
                normGroups,
                normEps,
                cosineFirst,
                frequencyShift,
                linearProjection,
                added,
                stages,
                TransformerDepths.of(stages, layersPerBlock),
                MiddleBlock.CROSS_ATTENTION);
    }

    /**
     * One resolution.
     *
     * @param channels of its feature maps
     * @param heads of its attention
     * @param transformerLayers transformer blocks of its first attention on the way down
     * @param attentionDown whether the down block attends to the context
     * @param attentionUp whether the up block does
     */
    public record Stage(int channels, int heads, int transformerLayers, boolean attentionDown, boolean attentionUp) {}

    /** Width of the time embedding. */
    public int timeWidth() {
        return TIME_EXPANSION * stages.getFirst().channels();
    }

    /**
     * Reads unet/config.json.
     *
     * @throws io.likeness.engine.EngineException.BadFile if a key is missing, or asks for what this engine does not have
     */
    public static UNetConfig read(Path file) {
        ModelConfig json = ModelConfig.read(file);
        UNetConfig config = new UNetConfig(
                json.positive("sample_size"),
                json.positive("in_channels"),
                json.positive("out_channels"),
                json.positive("layers_per_block"),
                json.positive("cross_attention_dim"),
                json.groups("norm_num_groups", GROUPS, json.positives("block_out_channels")),
                json.number("norm_eps", 1e-5),
                json.flag("flip_sin_to_cos", true),
                (int) json.number("freq_shift", 0),
                json.flag("use_linear_projection", false),
                TextTime.read(json),
                stages(json),
                TransformerDepths.read(
                        json, json.positives("block_out_channels").size(), json.positive("layers_per_block")),
                MiddleBlock.read(json));
        expectTheRest(json);
        json.finish();
        return config;
    }

    private static List<Stage> stages(ModelConfig json) {
        List<Integer> channels = json.positives("block_out_channels");
        int count = channels.size();
        // What diffusers calls attention_head_dim is the number of heads.
        List<Integer> heads = json.positives("attention_head_dim", count);
        List<List<Integer>> layers = json.depths(TransformerDepths.DOWN, count, 1);
        List<String> down = json.words("down_block_types", "CrossAttnDownBlock2D", "DownBlock2D");
        List<String> up = json.words("up_block_types", "CrossAttnUpBlock2D", "UpBlock2D"); // coarsest first
        if (down.size() != count || up.size() != count) {
            throw json.bad("block_out_channels", channels, "as many entries as down_block_types and up_block_types");
        }
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (channels.get(i) % heads.get(i) != 0) {
                throw json.bad(
                        "attention_head_dim", heads, "numbers of heads that divide block_out_channels " + channels);
            }
            boolean attentionDown = down.get(i).startsWith("CrossAttn");
            boolean attentionUp = up.get(count - 1 - i).startsWith("CrossAttn");
            stages.add(new Stage(channels.get(i), heads.get(i), layers.get(i).getFirst(), attentionDown, attentionUp));
        }
        return stages;
    }

    /** Options of diffusers that no supported checkpoint uses. */
    private static void expectTheRest(ModelConfig json) {
        if (json.has(DISTILLED)) {
            throw json.bad(
                    DISTILLED,
                    "there: a latent consistency model whose guidance was distilled into it",
                    "models without it (an LCM adapter on the model that it was distilled from draws as fast)");
        }
        json.only("act_fn", "silu", "swish");
        json.only("time_embedding_type", "positional");
        json.only("resnet_time_scale_shift", "default");
        json.only("attention_type", "default");
        json.only("downsample_padding", 1);
        json.only("conv_in_kernel", 3);
        json.only("conv_out_kernel", 3);
        json.only("mid_block_scale_factor", 1, 1.0);
        json.only("resnet_out_scale_factor", 1, 1.0);
        json.only("dropout", 0, 0.0);
        json.only("num_attention_heads");
        json.ignore("addition_embed_type_num_heads"); // means nothing without addition_embed_type
        json.ignore("upcast_attention"); // ours never leaves the precision that was asked for
    }
}
