package io.likeness.engine.conversion;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What the shapes of a UNet's tensors say about it, under the keys of diffusers' configuration. */
final class UNetFacts {

    private UNetFacts() {}

    static SequencedMap<String, Object> of(Shapes unet) {
        int stages = unet.count("down_blocks.");
        List<Integer> channels = new ArrayList<>();
        List<String> down = new ArrayList<>();
        List<String> up = new ArrayList<>();
        List<Integer> depths = new ArrayList<>();
        for (int i = 0; i < stages; i++) {
            String stage = "down_blocks." + i + ".";
            channels.add(unet.size(stage + "resnets.0.conv1.weight", 0));
            boolean attends = unet.hasAny(stage + "attentions.");
            down.add(attends ? "CrossAttnDownBlock2D" : "DownBlock2D");
            up.add(unet.hasAny("up_blocks." + i + ".attentions.") ? "CrossAttnUpBlock2D" : "UpBlock2D");
            depths.add(attends ? unet.count(stage + "attentions.0.transformer_blocks.") : 0);
        }
        String mid = "mid_block.attentions.0.";
        SequencedMap<String, Object> facts = new LinkedHashMap<>();
        facts.put("in_channels", unet.size("conv_in.weight", 1));
        facts.put("out_channels", unet.size("conv_out.weight", 0));
        facts.put("block_out_channels", channels);
        facts.put("layers_per_block", unet.count("down_blocks.0.resnets."));
        facts.put("cross_attention_dim", unet.size(mid + "transformer_blocks.0.attn2.to_k.weight", 1));
        facts.put("down_block_types", down);
        facts.put("up_block_types", up);
        facts.put("use_linear_projection", unet.dimensions(mid + "proj_in.weight") == 2);
        facts.put("transformer_layers_per_block", depth(depths));
        if (unet.has("add_embedding.linear_1.weight")) {
            facts.put("addition_embed_type", "text_time");
            facts.put("projection_class_embeddings_input_dim", unet.size("add_embedding.linear_1.weight", 1));
        }
        return facts;
    }

    /** One number where all stages that attend agree; a stage that does not attend has the depth 1, which says nothing. */
    private static Object depth(List<Integer> depths) {
        List<Integer> attending =
                depths.stream().filter(depth -> depth > 0).distinct().toList();
        if (attending.size() == 1) {
            return attending.getFirst();
        }
        List<Integer> all = new ArrayList<>(depths);
        Collections.replaceAll(all, 0, 1);
        return all;
    }
}
