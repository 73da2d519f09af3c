package io.likeness.engine.export;

import io.likeness.engine.checkpoint.TensorInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells the shape of networks from the tensors of a written file by counting and by widths, as ComfyUI's model detection does. */
record Detection(Map<String, TensorInfo> tensors) {

    private static final int MOST = 64;

    /** The UNet of the original layout: a new level begins after each downsampler. */
    UNetShape ldmUnet(String prefix) {
        List<Integer> widths = new ArrayList<>();
        List<Integer> depths = new ArrayList<>();
        int resBlocks = 0;
        boolean fresh = true;
        for (int block = 1; block < MOST && any(prefix + "input_blocks." + block + "."); block++) {
            String input = prefix + "input_blocks." + block + ".";
            if (any(input + "0.op.")) {
                fresh = true;
                continue;
            }
            if (fresh) {
                widths.add(outputs(input + "0.out_layers.3.weight"));
                depths.add(depth(input + "1."));
                fresh = false;
            }
            resBlocks += widths.size() == 1 ? 1 : 0;
        }
        orOneLevel(widths, depths);
        List<Integer> upDepths = new ArrayList<>();
        for (int level = 0; level < widths.size(); level++) {
            int block = (widths.size() - 1 - level) * (resBlocks + 1);
            upDepths.add(depth(prefix + "output_blocks." + block + ".1."));
        }
        return new UNetShape(
                widths, resBlocks, depths, upDepths, depth(prefix + "middle_block.1."), any(prefix + "label_emb."));
    }

    /** The UNet of diffusers' layout. */
    UNetShape diffusersUnet() {
        int levels = count("down_blocks.");
        List<Integer> widths = new ArrayList<>();
        List<Integer> depths = new ArrayList<>();
        List<Integer> upDepths = new ArrayList<>();
        for (int i = 0; i < levels; i++) {
            widths.add(outputs("down_blocks." + i + ".resnets.0.conv2.weight"));
            depths.add(depth("down_blocks." + i + ".attentions.0."));
            upDepths.add(depth("up_blocks." + (levels - 1 - i) + ".attentions.0."));
        }
        orOneLevel(widths, depths);
        while (upDepths.size() < widths.size()) {
            upDepths.add(0);
        }
        return new UNetShape(
                widths,
                count("down_blocks.0.resnets."),
                depths,
                upDepths,
                depth("mid_block.attentions.0."),
                any("add_embedding."));
    }

    /** The widths of an autoencoder, whose levels are numbered under the prefix. */
    List<Integer> widths(String levels, String block) {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < count(levels); i++) {
            widths.add(outputs(levels + i + "." + block + "0.conv2.weight"));
        }
        orOneLevel(widths, new ArrayList<>());
        return widths;
    }

    /** A network of which nothing can be counted has one level without width: the names that it needs will be missing. */
    private static void orOneLevel(List<Integer> widths, List<Integer> depths) {
        if (widths.isEmpty()) {
            widths.add(0);
            depths.add(0);
        }
    }

    /** How many there are of a numbered list. */
    int count(String list) {
        int count = 0;
        while (count < MOST && any(list + count + ".")) {
            count++;
        }
        return count;
    }

    boolean any(String prefix) {
        return tensors.keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }

    private int depth(String transformer) {
        return count(transformer + "transformer_blocks.");
    }

    private int outputs(String name) {
        TensorInfo tensor = tensors.get(name);
        return tensor == null || tensor.shape().isEmpty()
                ? 0
                : Math.toIntExact(Math.min(Integer.MAX_VALUE, tensor.shape().getFirst()));
    }
}
