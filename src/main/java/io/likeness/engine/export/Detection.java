package io.likeness.engine.export;

import io.likeness.engine.checkpoint.TensorInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Tells the shape of networks from the tensors of a written file by counting and by widths, as ComfyUI's model detection does. */
record Detection(Map<String, TensorInfo> tensors) {

    private static final int MOST = 64;

    /** The UNet of the original layout: a new level begins after each downsampler. */
    UNetShape ldmUnet(String prefix) {
        List<Integer> widths = new ArrayList<>();
        List<List<Integer>> depths = new ArrayList<>();
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
                depths.add(new ArrayList<>());
                fresh = false;
            }
            depths.getLast().add(depth(input + "1."));
            resBlocks += widths.size() == 1 ? 1 : 0;
        }
        orOneLevel(widths, depths, resBlocks);
        List<List<Integer>> upDepths = new ArrayList<>();
        for (int level = 0; level < widths.size(); level++) {
            int first = (widths.size() - 1 - level) * (resBlocks + 1);
            upDepths.add(depths(prefix + "output_blocks.", first, resBlocks + 1, ".1."));
        }
        int middle = middle(prefix + "middle_block.0.", prefix + "middle_block.1.", prefix + "middle_block.2.");
        return new UNetShape(
                widths, resBlocks, padded(depths, resBlocks), upDepths, middle, any(prefix + "label_emb."));
    }

    private List<Integer> depths(String blocks, int first, int count, String transformer) {
        return IntStream.range(first, first + count)
                .mapToObj(block -> depth(blocks + block + transformer))
                .toList();
    }

    /** A level that lacks layers counts as one without attention there: their names will be missing. */
    private static List<List<Integer>> padded(List<List<Integer>> depths, int layers) {
        return depths.stream()
                .map(level -> IntStream.range(0, Math.max(layers, level.size()))
                        .mapToObj(layer -> layer < level.size() ? level.get(layer) : Integer.valueOf(0))
                        .toList())
                .toList();
    }

    /** The depth in the middle; less than 0 where parts of it are left out on purpose, which a broken file does not do cleanly. */
    private int middle(String resnet, String attention, String second) {
        if (any(attention) || any(second)) {
            return depth(attention);
        }
        return any(resnet) ? -1 : -2;
    }

    /** The UNet of diffusers' layout. */
    UNetShape diffusersUnet() {
        int levels = count("down_blocks.");
        int layers = count("down_blocks.0.resnets.");
        List<Integer> widths = new ArrayList<>();
        List<List<Integer>> depths = new ArrayList<>();
        List<List<Integer>> upDepths = new ArrayList<>();
        for (int i = 0; i < levels; i++) {
            widths.add(outputs("down_blocks." + i + ".resnets.0.conv2.weight"));
            depths.add(depths("down_blocks." + i + ".attentions.", 0, layers, "."));
            upDepths.add(depths("up_blocks." + (levels - 1 - i) + ".attentions.", 0, layers + 1, "."));
        }
        orOneLevel(widths, depths, layers);
        while (upDepths.size() < widths.size()) {
            upDepths.add(Collections.nCopies(layers + 1, 0));
        }
        int middle = middle("mid_block.resnets.0.", "mid_block.attentions.0.", "mid_block.resnets.1.");
        return new UNetShape(widths, layers, depths, upDepths, middle, any("add_embedding."));
    }

    /** The widths of an autoencoder, whose levels are numbered under the prefix. */
    List<Integer> widths(String levels, String block) {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < count(levels); i++) {
            widths.add(outputs(levels + i + "." + block + "0.conv2.weight"));
        }
        orOneLevel(widths, new ArrayList<>(), 0);
        return widths;
    }

    /** A network of which nothing can be counted has one level without width: the names that it needs will be missing. */
    private static void orOneLevel(List<Integer> widths, List<List<Integer>> depths, int layers) {
        if (widths.isEmpty()) {
            widths.add(0);
            depths.add(Collections.nCopies(layers, 0));
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
