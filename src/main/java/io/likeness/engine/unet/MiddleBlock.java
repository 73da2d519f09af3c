package io.likeness.engine.unet;

import io.likeness.engine.nn.ModelConfig;

/** What stands at the coarsest resolution: models that were made smaller leave some of it out, or all. */
public enum MiddleBlock {
    /** Two residual blocks with attention between them: all published models of full size. */
    CROSS_ATTENTION,
    /** One residual block (SSD-1B, Segmind Vega). */
    RESIDUAL,
    /** Nothing (BK-SDM). */
    NONE;

    private static final String KEY = "mid_block_type";

    /** The key's null means that there is none; silence means the usual one. */
    static MiddleBlock read(ModelConfig json) {
        if (json.saysNull(KEY)) {
            return NONE;
        }
        if (!json.has(KEY)) {
            return CROSS_ATTENTION;
        }
        return json.word(KEY, "UNetMidBlock2DCrossAttn", "UNetMidBlock2D").equals("UNetMidBlock2D")
                ? RESIDUAL
                : CROSS_ATTENTION;
    }
}
