package io.likeness.engine.checkpoint.lora;

import io.likeness.engine.checkpoint.TensorInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** Files that change a model and that this engine has no formula for, told by the names of their tensors. */
public final class OtherKinds {

    private static final int BLOCKS_OF_BLOCKS = 4;

    private static final SequencedMap<Pattern, String> KINDS = new LinkedHashMap<>();

    static {
        put("\\.(a1|a2|b1|b2|bm1|bm2)(\\.weight)?$", "a GLoRA file");
        put("\\.(on_input|ia3_[a-z]+)(\\..*)?$", "an IA3 file");
        put("\\.boft_[a-zA-Z]+(\\..*)?$", "a BOFT file");
        put("\\.oft_[a-zA-Z]+(\\..*)?$", "an OFT file");
        put("\\.lora_E(\\..*)?$|\\.ranknum$", "an AdaLoRA file");
        put("\\.(vera_lambda_[a-z]|vera_[AB])(\\..*)?$", "a VeRA file");
        put("\\.(vblora_|vector_bank)", "a VB-LoRA file");
        put("\\.randlora_", "a RandLoRA file");
        put("\\.(lambda_layer|q_layer\\.|p_layer\\.)", "a T-LoRA file");
        put("\\.fourierft_spectrum", "a FourierFT file");
        put("\\.hra_u(\\..*)?$", "an HRA file");
        put("\\.(bone|miss)_[a-z]+(\\..*)?$", "a MiSS file");
        put("\\.shira_weight", "a SHiRA file");
        put("^lora_controlnet$", "a Control-LoRA file");
        put("^(control_model\\.|input_hint_block\\.|controlnet_)", "a ControlNet file");
        put("^(image_proj|ip_adapter)(\\.|$)", "an IP-Adapter file");
        put("\\.motion_modules\\.", "a motion module file");
    }

    private OtherKinds() {}

    private static void put(String names, String kind) {
        KINDS.put(Pattern.compile(names), kind);
    }

    /** What the file looks like, such as "a GLoRA file"; empty if it is none of these. */
    public static Optional<String> of(Map<String, TensorInfo> tensors) {
        for (TensorInfo tensor : tensors.values()) {
            for (Map.Entry<Pattern, String> kind : KINDS.entrySet()) {
                if (kind.getKey().matcher(tensor.name()).find()) {
                    boolean boft = tensor.name().endsWith(".oft_blocks")
                            && tensor.shape().size() == BLOCKS_OF_BLOCKS;
                    return Optional.of(boft ? "a BOFT file" : kind.getValue());
                }
            }
        }
        return LoraFile.hasLayers(tensors)
                ? OtherFamilies.of(tensors.keySet()).map(family -> "an adapter for " + family)
                : Optional.empty();
    }

    /** What is said of such a file everywhere, behind its name. */
    public static String words(String kind) {
        return "looks like %s; those cannot be used yet".formatted(kind);
    }
}
