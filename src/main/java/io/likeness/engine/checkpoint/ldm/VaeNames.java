package io.likeness.engine.checkpoint.ldm;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the layers of an autoencoder stand in the original code, whose decoder counts its stages from the finest.
 *
 * @param stages the resolutions
 * @param layersPerBlock residual blocks of each stage on the way down; one more on the way up
 */
record VaeNames(int stages, int layersPerBlock) {

    private static final int MOST = 12;

    private static final List<String> SAME = List.of(
            "quant_conv",
            "post_quant_conv",
            "encoder.conv_in",
            "encoder.conv_out",
            "decoder.conv_in",
            "decoder.conv_out");

    private static final String[][] RESNET = {
        {"norm1", "norm1"},
        {"conv1", "conv1"},
        {"norm2", "norm2"},
        {"conv2", "conv2"},
        {"conv_shortcut", "nin_shortcut"}
    };

    private static final Map<String, String> OWN = Map.ofEntries(
            Map.entry("group_norm", "norm"),
            Map.entry("to_q", "q"),
            Map.entry("query", "q"),
            Map.entry("to_k", "k"),
            Map.entry("key", "k"),
            Map.entry("to_v", "v"),
            Map.entry("value", "v"),
            Map.entry("to_out.0", "proj_out"),
            Map.entry("to_out", "proj_out"),
            Map.entry("proj_attn", "proj_out"));

    private static final Pattern MIXED = Pattern.compile("((?:en|de)coder\\.mid\\.attn_1\\.)"
            + "(group_norm|to_q|query|to_k|key|to_v|value|to_out\\.0|to_out|proj_attn)(\\.(?:weight|bias))");

    private static final String[][] ATTENTION = {
        {"group_norm", "norm"}, {"to_q", "q"}, {"to_k", "k"}, {"to_v", "v"}, {"to_out.0", "proj_out"}
    };

    /** Larger counts become the most that a table has; names beyond it stay unknown. */
    VaeNames {
        stages = Math.clamp(stages, 1, MOST);
        layersPerBlock = Math.clamp(layersPerBlock, 1, MOST);
    }

    static VaeNames ofDiffusers(Set<String> names) {
        return of(names, "encoder.down_blocks.", "resnets.");
    }

    /** Told by the original names, without first_stage_model. */
    static VaeNames ofOriginal(Set<String> names) {
        return of(names, "encoder.down.", "block.");
    }

    private static VaeNames of(Set<String> names, String stages, String layers) {
        return new VaeNames(
                1 + Numbers.largest(names, stages, ""), 1 + Numbers.largest(names, stages + "0." + layers, ""));
    }

    /** Whether a tensor is the weight of an attention layer, which the original code stores as a 1x1 convolution. */
    static boolean isAttentionWeight(String diffusersName) {
        return diffusersName.contains(".attentions.")
                && diffusersName.endsWith(".weight")
                && !diffusersName.endsWith(".group_norm.weight");
    }

    /** The original name of a tensor whose attention carries diffusers' layer names inside the original tree. */
    static String usual(String name) {
        Matcher attention = MIXED.matcher(name);
        return attention.matches() ? attention.group(1) + OWN.get(attention.group(2)) + attention.group(3) : name;
    }

    LayerNames table() {
        LayerNames names = new LayerNames();
        SAME.forEach(path -> names.put(path, path));
        for (String half : List.of("encoder", "decoder")) {
            names.put(half + ".conv_norm_out", half + ".norm_out");
            pairs(names, RESNET, half + ".mid_block.resnets.0", half + ".mid.block_1");
            pairs(names, ATTENTION, half + ".mid_block.attentions.0", half + ".mid.attn_1");
            pairs(names, RESNET, half + ".mid_block.resnets.1", half + ".mid.block_2");
        }
        for (int i = 0; i < stages; i++) {
            stage(names, "encoder.down_blocks." + i, "encoder.down." + i, layersPerBlock);
            stage(names, "decoder.up_blocks." + i, "decoder.up." + (stages - 1 - i), layersPerBlock + 1);
        }
        return names;
    }

    private static void stage(LayerNames names, String diffusers, String original, int layers) {
        for (int layer = 0; layer < layers; layer++) {
            pairs(names, RESNET, diffusers + ".resnets." + layer, original + ".block." + layer);
        }
        names.put(diffusers + ".downsamplers.0.conv", original + ".downsample.conv");
        names.put(diffusers + ".upsamplers.0.conv", original + ".upsample.conv");
    }

    private static void pairs(LayerNames names, String[][] layers, String diffusers, String original) {
        for (String[] layer : layers) {
            names.put(diffusers + "." + layer[0], original + "." + layer[1]);
        }
    }
}
