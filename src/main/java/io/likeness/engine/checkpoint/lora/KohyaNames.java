package io.likeness.engine.checkpoint.lora;

import io.likeness.engine.checkpoint.ldm.LayerNames;
import io.likeness.engine.checkpoint.ldm.UNetNames;
import java.util.Set;

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

    /** The names that a file of kohya's layout has. */
    public static KohyaNames in(Set<String> names) {
        boolean xl = names.stream()
                .anyMatch(name -> name.startsWith(TEXT_ENCODER_2)
                        || name.startsWith(UNET + "input_blocks")
                        || name.startsWith(UNET + "middle_block")
                        || name.startsWith(UNET + "output_blocks"));
        return xl ? STABLE_DIFFUSION_XL : STABLE_DIFFUSION;
    }

    /** The flat name of a layer; the path of a text encoder's layer may lack "text_model.", its flat name never does. */
    public String of(AdaptedNetwork network, String path) {
        return switch (network) {
            case UNET ->
                UNET
                        + FlatNames.flat(
                                this == STABLE_DIFFUSION_XL
                                        ? XL_LAYERS.originalPath(path).orElse(path)
                                        : path);
            case TEXT_ENCODER -> textEncoder + text(path);
            case TEXT_ENCODER_2 -> TEXT_ENCODER_2 + text(path);
        };
    }

    private static String text(String path) {
        return FlatNames.flat(path.startsWith("text_model.") ? path : "text_model." + path);
    }
}
