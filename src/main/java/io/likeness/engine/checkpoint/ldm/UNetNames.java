package io.likeness.engine.checkpoint.ldm;

import java.util.Set;
import java.util.TreeSet;

/**
 * Where the layers of a UNet stand in the original code's numbered blocks: one for the entrance, then for each stage its layers and a
 * downsampler; on the way up each stage's layers, the last with the upsampler.
 *
 * @param stages the resolutions
 * @param layersPerBlock residual blocks of each stage on the way down; one more on the way up
 * @param attendingUp the stages of the way up that attend, coarsest first: there an upsampler comes third in its block, else second
 */
public record UNetNames(int stages, int layersPerBlock, Set<Integer> attendingUp) {

    /** No published model has more; a file with larger numbers in its names is none. */
    private static final int MOST = 12;

    private static final String[][] RESNET = {
        {"norm1", "in_layers.0"},
        {"conv1", "in_layers.2"},
        {"time_emb_proj", "emb_layers.1"},
        {"norm2", "out_layers.0"},
        {"conv2", "out_layers.3"},
        {"conv_shortcut", "skip_connection"}
    };

    private static final String[] TRANSFORMER = {"norm", "proj_in", "proj_out"};

    private static final String[] TRANSFORMER_BLOCK = {
        "norm1",
        "norm2",
        "norm3",
        "attn1.to_q",
        "attn1.to_k",
        "attn1.to_v",
        "attn1.to_out.0",
        "attn2.to_q",
        "attn2.to_k",
        "attn2.to_v",
        "attn2.to_out.0",
        "ff.net.0.proj",
        "ff.net.2"
    };

    /** That of Stable Diffusion XL, whose adapters use the original names too. */
    public static final UNetNames SDXL = new UNetNames(3, 2, Set.of(0, 1));

    /** The most stages of a published UNet of this layout. */
    private static final int STAGES = 4;

    /**
     * All names that an adapter file may use, whatever the number of stages: published models have two layers a block, and an upsampler
     * comes second in its block where there is no attention, and else third.
     */
    public static LayerNames ofAdapters() {
        LayerNames names = new UNetNames(STAGES, 2, Set.of()).table();
        new UNetNames(STAGES, 2, Set.of(0, 1, 2, 3)).up(names);
        return names;
    }

    /** Larger counts become the most that a table has; names beyond it stay unknown. */
    public UNetNames {
        attendingUp = Set.copyOf(attendingUp);
        stages = Math.clamp(stages, 1, MOST);
        layersPerBlock = Math.clamp(layersPerBlock, 1, MOST);
    }

    /** Told by diffusers' names. */
    static UNetNames ofDiffusers(Set<String> names) {
        int stages = 1 + Numbers.largest(names, "down_blocks.", "");
        int layers = 1 + Numbers.largest(names, "down_blocks.0.resnets.", "");
        Set<Integer> attending = new TreeSet<>();
        for (int i = 0; i < Math.min(stages, MOST); i++) {
            String attentions = "up_blocks." + i + ".attentions.";
            if (names.stream().anyMatch(name -> name.startsWith(attentions))) {
                attending.add(i);
            }
        }
        return new UNetNames(stages, layers, attending);
    }

    /** Told by the original names, without model.diffusion_model. */
    static UNetNames ofOriginal(Set<String> names) {
        Set<Integer> downsamplers = Numbers.all(names, "input_blocks.", ".0.op.weight");
        int layers = downsamplers.isEmpty()
                ? Numbers.largest(names, "input_blocks.", "")
                : Numbers.smallest(downsamplers) - 1;
        Set<Integer> attending = new TreeSet<>();
        for (int block : Numbers.all(names, "output_blocks.", ".2.conv.weight")) {
            attending.add(block / (Math.max(0, layers) + 1));
        }
        return new UNetNames(downsamplers.size() + 1, layers, attending);
    }

    /** All pairs; transformers may have any number of blocks up to a dozen. */
    public LayerNames table() {
        LayerNames names = new LayerNames();
        names.put("conv_in", "input_blocks.0.0");
        names.put("time_embedding.linear_1", "time_embed.0").put("time_embedding.linear_2", "time_embed.2");
        names.put("add_embedding.linear_1", "label_emb.0.0").put("add_embedding.linear_2", "label_emb.0.2");
        down(names);
        resnet(names, "mid_block.resnets.0", "middle_block.0");
        transformer(names, "mid_block.attentions.0", "middle_block.1");
        resnet(names, "mid_block.resnets.1", "middle_block.2");
        up(names);
        return names.put("conv_norm_out", "out.0").put("conv_out", "out.2");
    }

    private void down(LayerNames names) {
        int block = 1;
        for (int stage = 0; stage < stages; stage++) {
            for (int layer = 0; layer < layersPerBlock; layer++, block++) {
                resnet(
                        names,
                        "down_blocks.%d.resnets.%d".formatted(stage, layer),
                        "input_blocks.%d.0".formatted(block));
                transformer(
                        names,
                        "down_blocks.%d.attentions.%d".formatted(stage, layer),
                        "input_blocks.%d.1".formatted(block));
            }
            names.put("down_blocks.%d.downsamplers.0.conv".formatted(stage), "input_blocks.%d.0.op".formatted(block++));
        }
    }

    private void up(LayerNames names) {
        int block = 0;
        for (int stage = 0; stage < stages; stage++) {
            for (int layer = 0; layer <= layersPerBlock; layer++, block++) {
                resnet(names, "up_blocks.%d.resnets.%d".formatted(stage, layer), "output_blocks.%d.0".formatted(block));
                transformer(
                        names,
                        "up_blocks.%d.attentions.%d".formatted(stage, layer),
                        "output_blocks.%d.1".formatted(block));
            }
            names.put(
                    "up_blocks.%d.upsamplers.0.conv".formatted(stage),
                    "output_blocks.%d.%d.conv".formatted(block - 1, attendingUp.contains(stage) ? 2 : 1));
        }
    }

    private static void resnet(LayerNames names, String diffusers, String original) {
        for (String[] layer : RESNET) {
            names.put(diffusers + "." + layer[0], original + "." + layer[1]);
        }
    }

    private static void transformer(LayerNames names, String diffusers, String original) {
        for (String layer : TRANSFORMER) {
            names.put(diffusers + "." + layer, original + "." + layer);
        }
        for (int i = 0; i < MOST; i++) {
            String block = ".transformer_blocks." + i + ".";
            for (String layer : TRANSFORMER_BLOCK) {
                names.put(diffusers + block + layer, original + block + layer);
            }
        }
    }
}
