package io.likeness.engine.checkpoint.lora;

import io.likeness.engine.checkpoint.ldm.LayerNames;
import io.likeness.engine.checkpoint.ldm.UNetNames;

/** The names that kohya's scripts give layers: one text encoder or two, and for SDXL the original names of the UNet's layers. */
public enum KohyaNames {
    STABLE_DIFFUSION("lora_te_"),
    STABLE_DIFFUSION_XL("lora_te1_");

    /** What names of a UNet's layers begin with. */
    public static final String UNET = "lora_unet_";

    static final String TEXT_ENCODER_2 = "lora_te2_";

    /** The matrix from the layer's width to the rank. */
    public static final String DOWN = "lora_down.weight";

    /** The matrix from the rank to the layer's output. */
    public static final String UP = "lora_up.weight";

    /** The number that is divided by the rank. */
    public static final String ALPHA = "alpha";

    static final String MAGNITUDE = "dora_scale";

    private static final LayerNames XL_LAYERS = UNetNames.SDXL.table();

    private final String textEncoder;

    KohyaNames(String textEncoder) {
        this.textEncoder = textEncoder;
    }

    /** The flat name of a layer. */
    public String of(AdaptedNetwork network, String path) {
        return switch (network) {
            case UNET ->
                UNET
                        + FlatNames.flat(
                                this == STABLE_DIFFUSION_XL
                                        ? XL_LAYERS.originalPath(path).orElse(path)
                                        : path);
            case TEXT_ENCODER -> textEncoder + FlatNames.flat(path);
            case TEXT_ENCODER_2 -> TEXT_ENCODER_2 + FlatNames.flat(path);
        };
    }
}
