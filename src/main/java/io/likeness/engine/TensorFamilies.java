package io.likeness.engine;

import io.likeness.engine.checkpoint.TensorInfo;
import io.likeness.engine.checkpoint.ldm.OriginalNames;
import java.util.Map;
import java.util.function.Predicate;

/** Tells what a file holds by the names and shapes of its tensors, which differ between the families of models. */
final class TensorFamilies {

    private static final String ONE = ModelFamily.STABLE_DIFFUSION_1.title;
    private static final String TWO = ModelFamily.STABLE_DIFFUSION_2.title;
    private static final String XL = ModelFamily.STABLE_DIFFUSION_XL.title;

    static final String ADAPTER = "LoRA adapter";

    private final Map<String, TensorInfo> tensors;

    private TensorFamilies(Map<String, TensorInfo> tensors) {
        this.tensors = tensors;
    }

    static String of(Map<String, TensorInfo> tensors) {
        return new TensorFamilies(tensors).family();
    }

    /** Whether the names are those of a LoRA file, whatever its layout. */
    static boolean isAdapter(Map<String, TensorInfo> tensors) {
        return new TensorFamilies(tensors).any(name -> name.contains("lora_") || name.contains(".lora."));
    }

    private String family() {
        if (isAdapter(tensors)) {
            return ADAPTER + adapted();
        }
        if (any(name -> name.startsWith("model.diffusion_model."))) {
            return singleFile() + ", single file";
        }
        if (any(name -> name.startsWith("model_ema."))) {
            return "EMA weights of a UNet, without the UNet itself";
        }
        if (tensors.containsKey("conv_in.weight") && tensors.containsKey("time_embedding.linear_1.weight")) {
            return "UNet2DConditionModel of " + unet();
        }
        if (any(name -> name.startsWith("decoder.conv_in."))) {
            return "AutoencoderKL";
        }
        if (any(name -> name.endsWith("embeddings.token_embedding.weight"))) {
            return tensors.containsKey("text_projection.weight") ? "CLIPTextModelWithProjection" : "CLIPTextModel";
        }
        return "unknown";
    }

    /** The layouts of the original code: OpenCLIP's text encoder came with 2.x, a second text encoder with XL. */
    private String singleFile() {
        if (any(name -> OriginalNames.usual(name).startsWith("conditioner.embedders.1."))) {
            return XL;
        }
        return any(name -> name.startsWith("cond_stage_model.model.")) ? TWO : ONE;
    }

    /** 2.x turned the 1x1 convolutions around attention into linear layers; XL adds an embedding of the picture's size. */
    private String unet() {
        if (tensors.containsKey("add_embedding.linear_1.weight")) {
            return XL;
        }
        boolean linear = tensors.values().stream()
                .anyMatch(tensor -> tensor.name().endsWith(".proj_in.weight")
                        && tensor.shape().size() == 2);
        return linear ? TWO : ONE;
    }

    /** What an adapter adapts: by its second text encoder, else by the width of the text that cross attention reads. */
    private String adapted() {
        if (any(name -> name.startsWith("lora_te2_")
                || name.contains("text_encoder_2")
                || name.matches("lora_unet_(input|middle|output)_block.*"))) {
            return " for " + XL;
        }
        return tensors.values().stream()
                .filter(tensor -> tensor.name().matches(".*attn2.*to_k.*(lora_down|lora\\.down|lora_A)\\.weight"))
                .filter(tensor -> tensor.shape().size() >= 2)
                .map(tensor -> ofTextWidth(tensor.shape().get(1)))
                .filter(family -> !family.isEmpty())
                .findFirst()
                .map(family -> " for " + family)
                .orElse("");
    }

    private static String ofTextWidth(long width) {
        return switch ((int) width) {
            case 768 -> ONE;
            case 1024 -> TWO;
            case 2048 -> XL;
            default -> "";
        };
    }

    private boolean any(Predicate<String> name) {
        return tensors.keySet().stream().anyMatch(name);
    }
}
