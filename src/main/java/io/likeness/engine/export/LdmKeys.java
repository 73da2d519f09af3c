package io.likeness.engine.export;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Names of tensors as the constructors of the original code make them (openaimodel.UNetModel, diffusionmodules.model, open_clip). */
final class LdmKeys {

    private LdmKeys() {}

    /** UNetModel.__init__, block after block; a residual block has a skip_connection where its widths differ. */
    static Keys unet(UNetShape shape, String prefix) {
        Keys keys = new Keys().layers(prefix, "time_embed.0", "time_embed.2", "input_blocks.0.0", "out.0", "out.2");
        if (shape.label()) {
            keys.layers(prefix, "label_emb.0.0", "label_emb.0.2");
        }
        Deque<Integer> skips = new ArrayDeque<>(List.of(shape.widths().getFirst()));
        int width = shape.widths().getFirst();
        int block = 1;
        for (int level = 0; level < shape.widths().size(); level++) {
            for (int i = 0; i < shape.resBlocks(); i++, block++) {
                String input = prefix + "input_blocks." + block + ".";
                resBlock(keys, input + "0.", width, shape.widths().get(level));
                width = shape.widths().get(level);
                attention(keys, input + "1.", shape.depths().get(level).get(i));
                skips.push(width);
            }
            if (level < shape.widths().size() - 1) {
                keys.layers(prefix + "input_blocks." + block++ + ".0.", "op");
                skips.push(width);
            }
        }
        if (shape.middleDepth() >= -1) {
            resBlock(keys, prefix + "middle_block.0.", width, width);
        }
        if (shape.middleDepth() >= 0) {
            attention(keys, prefix + "middle_block.1.", shape.middleDepth());
            resBlock(keys, prefix + "middle_block.2.", width, width);
        }
        return up(keys, shape, prefix, skips, width);
    }

    private static Keys up(Keys keys, UNetShape shape, String prefix, Deque<Integer> skips, int bottom) {
        int width = bottom;
        int block = 0;
        for (int level = shape.widths().size() - 1; level >= 0; level--) {
            for (int i = 0; i <= shape.resBlocks(); i++, block++) {
                String output = prefix + "output_blocks." + block + ".";
                resBlock(
                        keys, output + "0.", width + skips.pop(), shape.widths().get(level));
                width = shape.widths().get(level);
                int depth = shape.upDepths().get(level).get(i);
                attention(keys, output + "1.", depth);
                if (level > 0 && i == shape.resBlocks()) {
                    keys.layers(output + (depth > 0 ? "2." : "1."), "conv");
                }
            }
        }
        return keys;
    }

    private static void resBlock(Keys keys, String prefix, int inputs, int outputs) {
        keys.layers(prefix, "in_layers.0", "in_layers.2", "emb_layers.1", "out_layers.0", "out_layers.3");
        if (inputs != outputs) {
            keys.layers(prefix, "skip_connection");
        }
    }

    private static void attention(Keys keys, String prefix, int depth) {
        if (depth > 0) {
            keys.transformer(prefix, depth);
        }
    }

    /** Encoder and Decoder of the autoencoder: widths finest first. */
    static Keys vae(List<Integer> widths, int resBlocks, String prefix) {
        Keys keys = new Keys().layers(prefix, "quant_conv", "post_quant_conv");
        int last = widths.size() - 1;
        half(keys, prefix + "encoder.");
        half(keys, prefix + "decoder.");
        int width = widths.getFirst();
        for (int level = 0; level <= last; level++) {
            String down = prefix + "encoder.down." + level + ".";
            width = blocks(keys, down, width, widths.get(level), resBlocks);
            if (level < last) {
                keys.layers(down, "downsample.conv");
            }
        }
        for (int level = last; level >= 0; level--) {
            String up = prefix + "decoder.up." + level + ".";
            width = blocks(keys, up, width, widths.get(level), resBlocks + 1);
            if (level > 0) {
                keys.layers(up, "upsample.conv");
            }
        }
        return keys;
    }

    private static void half(Keys keys, String prefix) {
        keys.layers(prefix, "conv_in", "conv_out", "norm_out");
        keys.layers(prefix + "mid.attn_1.", "norm", "q", "k", "v", "proj_out");
        blocks(keys, prefix + "mid.block_1", 1, 1);
        blocks(keys, prefix + "mid.block_2", 1, 1);
    }

    private static int blocks(Keys keys, String prefix, int inputs, int outputs, int count) {
        for (int i = 0; i < count; i++) {
            blocks(keys, prefix + "block." + i, i == 0 ? inputs : outputs, outputs);
        }
        return outputs;
    }

    private static void blocks(Keys keys, String prefix, int inputs, int outputs) {
        keys.layers(prefix + ".", "norm1", "conv1", "norm2", "conv2");
        if (inputs != outputs) {
            keys.layers(prefix + ".", "nin_shortcut");
        }
    }

    /** transformers' CLIPTextModel. */
    static Keys clip(int layers, String prefix) {
        Keys keys = new Keys().layers(prefix, "final_layer_norm");
        keys.weights(prefix + "embeddings.", "token_embedding", "position_embedding");
        for (int i = 0; i < layers; i++) {
            String layer = prefix + "encoder.layers." + i + ".";
            keys.layers(layer, "layer_norm1", "layer_norm2", "mlp.fc1", "mlp.fc2");
            keys.layers(layer + "self_attn.", "q_proj", "k_proj", "v_proj", "out_proj");
        }
        return keys;
    }

    /** open_clip's TextTransformer. */
    static Keys openClip(int layers, boolean projection, String prefix) {
        Keys keys = new Keys().layers(prefix, "ln_final").weights(prefix, "token_embedding");
        keys.exactly(prefix + "positional_embedding");
        if (projection) {
            keys.exactly(prefix + "text_projection");
        }
        for (int i = 0; i < layers; i++) {
            String block = prefix + "transformer.resblocks." + i + ".";
            keys.layers(block, "ln_1", "ln_2", "mlp.c_fc", "mlp.c_proj", "attn.out_proj");
            keys.exactly(block + "attn.in_proj_weight", block + "attn.in_proj_bias");
        }
        return keys;
    }
}
