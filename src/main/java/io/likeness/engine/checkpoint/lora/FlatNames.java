package io.likeness.engine.checkpoint.lora;

import java.util.List;
import java.util.regex.Pattern;

/** Kohya's flat names: a path with underscores in place of its dots, which words with underscores of their own do not lose. */
final class FlatNames {

    /** All words with an underscore in the paths of layers, in diffusers' layout and in the original one. */
    private static final List<String> WORDS = List.of(
            "down_blocks",
            "up_blocks",
            "mid_block",
            "transformer_blocks",
            "to_q",
            "to_k",
            "to_v",
            "to_out",
            "proj_in",
            "proj_out",
            "time_emb_proj",
            "conv_shortcut",
            "conv_in",
            "conv_out",
            "conv_norm_out",
            "time_embedding",
            "add_embedding",
            "linear_1",
            "linear_2",
            "input_blocks",
            "output_blocks",
            "middle_block",
            "in_layers",
            "out_layers",
            "emb_layers",
            "skip_connection",
            "time_embed",
            "label_emb",
            "text_model",
            "self_attn",
            "q_proj",
            "k_proj",
            "v_proj",
            "out_proj",
            "layer_norm1",
            "layer_norm2",
            "final_layer_norm",
            "token_embedding",
            "position_embedding",
            "text_projection");

    private static final Pattern WORD = Pattern.compile("(?<=^|_)(" + String.join("|", WORDS) + ")(?=_|$)");

    private FlatNames() {}

    static String flat(String path) {
        return path.replace('.', '_');
    }

    /** The path of a flat name: mid_block.attentions.0.proj_in for mid_block_attentions_0_proj_in. */
    static String path(String flat) {
        String marked = WORD.matcher(flat).replaceAll(word -> word.group().replace('_', '\0'));
        return marked.replace('_', '.').replace('\0', '_');
    }
}
