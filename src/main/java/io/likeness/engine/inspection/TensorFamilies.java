package io.likeness.engine.inspection;

import io.likeness.engine.checkpoint.TensorInfo;
import io.likeness.engine.checkpoint.ldm.OriginalNames;
import io.likeness.engine.checkpoint.lora.AdapterFamily;
import io.likeness.engine.checkpoint.lora.LoraFile;
import io.likeness.engine.checkpoint.lora.OtherKinds;
import io.likeness.engine.family.ModelFamily;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tells what a file holds by the names and shapes of its tensors, which differ between the families of models. */
final class TensorFamilies {

    private static final String ONE = ModelFamily.STABLE_DIFFUSION_1.title();
    private static final String TWO = ModelFamily.STABLE_DIFFUSION_2.title();
    private static final String XL = ModelFamily.STABLE_DIFFUSION_XL.title();

    /** What changes a model and is none. */
    private static final String LORA = "LoRA adapter";

    private static final String EMBEDDING = "Embedding";
    private static final String OTHER = "Adapter that cannot be used";

    private final Map<String, TensorInfo> tensors;
    private final Map<String, String> metadata;

    private TensorFamilies(Map<String, TensorInfo> tensors, Map<String, String> metadata) {
        this.tensors = tensors;
        this.metadata = metadata;
    }

    static String of(Map<String, TensorInfo> tensors, Map<String, String> metadata) {
        return new TensorFamilies(tensors, metadata).family();
    }

    /** Whether the tensors are those of an adapter, whatever its kind and layout. */
    static boolean isAdapter(Map<String, TensorInfo> tensors) {
        return LoraFile.isAdapter(tensors);
    }

    /** Whether the words are those of an adapter. */
    static boolean isAdapter(String family) {
        return Stream.of(LORA, EMBEDDING, OTHER).anyMatch(family::startsWith);
    }

    private String family() {
        if (isAdapter(tensors)) {
            return OtherKinds.of(tensors)
                    .map(kind -> OTHER + " (" + kind + ")")
                    .orElseGet(() -> (LoraFile.isEmbedding(tensors) ? EMBEDDING : LORA) + adapted());
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

    private String adapted() {
        return AdapterFamily.of(tensors.values(), metadata)
                .map(family -> " for " + family.title())
                .orElse("");
    }

    private boolean any(Predicate<String> name) {
        return tensors.keySet().stream().anyMatch(name);
    }
}
