package io.likeness.engine.export;

import java.util.List;

/** Names of tensors as the constructors of diffusers make them (UNet2DConditionModel, AutoencoderKL). */
final class DiffusersKeys {

    private DiffusersKeys() {}

    static Keys unet(UNetShape shape) {
        Keys keys = new Keys().layers("", "conv_in", "conv_norm_out", "conv_out");
        keys.layers("time_embedding.", "linear_1", "linear_2");
        if (shape.label()) {
            keys.layers("add_embedding.", "linear_1", "linear_2");
        }
        List<Integer> widths = shape.widths();
        int last = widths.size() - 1;
        for (int i = 0; i <= last; i++) {
            String down = "down_blocks." + i + ".";
            for (int j = 0; j < shape.resBlocks(); j++) {
                boolean same = j > 0 || widths.get(i).equals(widths.get(Math.max(0, i - 1)));
                resnet(keys, down + "resnets." + j + ".", same);
                attention(
                        keys,
                        down + "attentions." + j + ".",
                        shape.depths().get(i).get(j));
            }
            if (i < last) {
                keys.layers(down + "downsamplers.0.", "conv");
            }
            up(keys, shape, i, last);
        }
        if (shape.middleDepth() >= -1) {
            resnet(keys, "mid_block.resnets.0.", true);
        }
        if (shape.middleDepth() >= 0) {
            attention(keys, "mid_block.attentions.0.", shape.middleDepth());
            resnet(keys, "mid_block.resnets.1.", true);
        }
        return keys;
    }

    /** On the way up every residual block takes the skip in, so its widths always differ. */
    private static void up(Keys keys, UNetShape shape, int i, int last) {
        String up = "up_blocks." + i + ".";
        for (int j = 0; j <= shape.resBlocks(); j++) {
            resnet(keys, up + "resnets." + j + ".", false);
            attention(
                    keys,
                    up + "attentions." + j + ".",
                    shape.upDepths().get(last - i).get(j));
        }
        if (i < last) {
            keys.layers(up + "upsamplers.0.", "conv");
        }
    }

    private static void resnet(Keys keys, String prefix, boolean sameWidth) {
        keys.layers(prefix, "norm1", "conv1", "time_emb_proj", "norm2", "conv2");
        if (!sameWidth) {
            keys.layers(prefix, "conv_shortcut");
        }
    }

    private static void attention(Keys keys, String prefix, int depth) {
        if (depth > 0) {
            keys.transformer(prefix, depth);
        }
    }

    /** Widths finest first. */
    static Keys vae(List<Integer> widths, int resBlocks) {
        Keys keys = new Keys().layers("", "quant_conv", "post_quant_conv");
        int last = widths.size() - 1;
        for (String half : List.of("encoder.", "decoder.")) {
            keys.layers(half, "conv_in", "conv_norm_out", "conv_out");
            keys.layers(half + "mid_block.attentions.0.", "group_norm", "to_q", "to_k", "to_v", "to_out.0");
            block(keys, half + "mid_block.resnets.", 2, true);
        }
        for (int i = 0; i <= last; i++) {
            String down = "encoder.down_blocks." + i + ".";
            block(keys, down + "resnets.", resBlocks, widths.get(i).equals(widths.get(Math.max(0, i - 1))));
            String up = "decoder.up_blocks." + i + ".";
            int above = Math.min(last, last - i + 1);
            block(keys, up + "resnets.", resBlocks + 1, widths.get(last - i).equals(widths.get(above)));
            if (i < last) {
                keys.layers(down + "downsamplers.0.", "conv").layers(up + "upsamplers.0.", "conv");
            }
        }
        return keys;
    }

    private static void block(Keys keys, String prefix, int count, boolean sameWidth) {
        for (int j = 0; j < count; j++) {
            keys.layers(prefix + j + ".", "norm1", "conv1", "norm2", "conv2");
            if (j == 0 && !sameWidth) {
                keys.layers(prefix + j + ".", "conv_shortcut");
            }
        }
    }
}
