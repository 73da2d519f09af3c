package io.likeness.engine.conversion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import tools.jackson.databind.node.NullNode;

/** What the shapes of a UNet's tensors say about it, under the keys of diffusers' configuration. */
final class UNetFacts {

    private static final String MIDDLE = "mid_block.";

    private UNetFacts() {}

    static SequencedMap<String, Object> of(TensorShapes unet) {
        int stages = unet.count("down_blocks.");
        List<Integer> channels = new ArrayList<>();
        List<String> down = new ArrayList<>();
        List<String> up = new ArrayList<>();
        List<List<Integer>> depths = new ArrayList<>();
        List<List<Integer>> upDepths = new ArrayList<>();
        for (int i = 0; i < stages; i++) {
            String stage = "down_blocks." + i + ".";
            channels.add(unet.size(stage + "resnets.0.conv1.weight", 0));
            depths.add(depths(unet, stage));
            upDepths.add(depths(unet, "up_blocks." + i + "."));
            down.add(depths.getLast().isEmpty() ? "DownBlock2D" : "CrossAttnDownBlock2D");
            up.add(upDepths.getLast().isEmpty() ? "UpBlock2D" : "CrossAttnUpBlock2D");
        }
        String transformer = transformer(unet, depths, upDepths);
        SequencedMap<String, Object> facts = new LinkedHashMap<>();
        facts.put("in_channels", unet.size("conv_in.weight", 1));
        facts.put("out_channels", unet.size("conv_out.weight", 0));
        facts.put("block_out_channels", channels);
        facts.put("layers_per_block", unet.count("down_blocks.0.resnets."));
        facts.put("cross_attention_dim", unet.size(transformer + "transformer_blocks.0.attn2.to_k.weight", 1));
        facts.put("down_block_types", down);
        facts.put("up_block_types", up);
        facts.put("use_linear_projection", unet.dimensions(transformer + "proj_in.weight") == 2);
        addDepths(facts, unet, depths, upDepths);
        if (unet.has("add_embedding.linear_1.weight")) {
            facts.put("addition_embed_type", "text_time");
            facts.put("projection_class_embeddings_input_dim", unet.size("add_embedding.linear_1.weight", 1));
        }
        return facts;
    }

    private static List<Integer> depths(TensorShapes unet, String stage) {
        return IntStream.range(0, unet.count(stage + "attentions."))
                .mapToObj(layer -> unet.count(stage + "attentions." + layer + ".transformer_blocks."))
                .toList();
    }

    /** Where there is a transformer to look at: in the middle, or else in the first stage that attends. */
    private static String transformer(TensorShapes unet, List<List<Integer>> down, List<List<Integer>> up) {
        if (unet.hasAny(MIDDLE + "attentions.")) {
            return MIDDLE + "attentions.0.";
        }
        for (int i = 0; i < down.size(); i++) {
            if (!down.get(i).isEmpty()) {
                return "down_blocks.%d.attentions.0.".formatted(i);
            }
            if (!up.get(i).isEmpty()) {
                return "up_blocks.%d.attentions.0.".formatted(i);
            }
        }
        return MIDDLE + "attentions.0.";
    }

    private static void addDepths(
            SequencedMap<String, Object> facts, TensorShapes unet, List<List<Integer>> down, List<List<Integer>> up) {
        List<Object> each = new ArrayList<>(down.stream().map(UNetFacts::depth).toList());
        List<Object> upward = up.stream().map(UNetFacts::depth).toList();
        List<Object> attending = IntStream.range(0, each.size())
                .filter(i -> !down.get(i).isEmpty())
                .mapToObj(each::get)
                .distinct()
                .toList();
        boolean one = attending.size() == 1 && attending.getFirst() instanceof Integer;
        facts.put("transformer_layers_per_block", one ? attending.getFirst() : each);
        if (asymmetric(each, up, upward)) {
            facts.put("reverse_transformer_layers_per_block", upward);
        }
        if (!unet.hasAny(MIDDLE)) {
            facts.put("mid_block_type", NullNode.instance);
        } else if (!unet.hasAny(MIDDLE + "attentions.")) {
            facts.put("mid_block_type", "UNetMidBlock2D");
        }
    }

    /** Whether the way up does not mirror the way down, where it attends. */
    private static boolean asymmetric(List<Object> down, List<List<Integer>> up, List<Object> upward) {
        return down.stream().anyMatch(List.class::isInstance)
                || IntStream.range(0, up.size())
                        .filter(i -> !up.get(i).isEmpty())
                        .anyMatch(i -> !upward.get(i).equals(down.get(down.size() - 1 - i)));
    }

    /** One number where all layers of a stage agree; a stage that does not attend has the depth 1, which says nothing. */
    private static Object depth(List<Integer> layers) {
        return layers.isEmpty() ? 1 : layers.stream().distinct().count() == 1 ? layers.getFirst() : layers;
    }
}
