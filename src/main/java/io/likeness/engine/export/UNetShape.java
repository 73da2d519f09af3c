package io.likeness.engine.export;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a UNet is made of, in the words of the original code's configuration.
 *
 * @param widths channels of each level, finest first
 * @param resBlocks residual blocks of each level
 * @param depths transformer blocks of each level's layers on the way down; 0 where it does not attend
 * @param upDepths the same on the way up, with one layer more
 * @param middleDepth transformer blocks in the middle; as in ComfyUI -1 for a residual block alone, -2 for nothing
 * @param label whether it takes a vector beside the text
 */
record UNetShape(
        List<Integer> widths,
        int resBlocks,
        List<List<Integer>> depths,
        List<List<Integer>> upDepths,
        int middleDepth,
        boolean label) {

    /** v1-inference.yaml: model_channels 320, channel_mult 1 2 4 4, num_res_blocks 2, attention_resolutions 4 2 1; so is 2.x. */
    static final UNetShape STABLE_DIFFUSION =
            new UNetShape(List.of(320, 640, 1280, 1280), 2, each(2, 1, 1, 1, 0), each(3, 1, 1, 1, 0), 1, false);

    /** sd_xl_base.yaml: channel_mult 1 2 4, transformer_depth 1 2 10, attention_resolutions 4 2. */
    static final UNetShape STABLE_DIFFUSION_XL =
            new UNetShape(List.of(320, 640, 1280), 2, each(2, 0, 2, 10), each(3, 0, 2, 10), 10, true);

    /** The same with a whole middle block, which AUTOMATIC1111's network always has. */
    UNetShape withMiddle() {
        return new UNetShape(widths, resBlocks, depths, upDepths, Math.max(middleDepth, 1), label);
    }

    UNetShape {
        widths = List.copyOf(widths);
        depths = List.copyOf(depths);
        upDepths = List.copyOf(upDepths);
    }

    private static List<List<Integer>> each(int layers, Integer... depths) {
        return Stream.of(depths)
                .map(depth -> Collections.nCopies(layers, depth))
                .toList();
    }
}
