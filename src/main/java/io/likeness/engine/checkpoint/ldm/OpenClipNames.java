package io.likeness.engine.checkpoint.ldm;

import java.util.Map;
import java.util.Set;

/** Where the layers of a text encoder stand in OpenCLIP's code, which fuses query, key and value. */
final class OpenClipNames {

    /** Tensors of their own, which OpenCLIP keeps without a layer around them. */
    static final String POSITIONS = "positional_embedding";

    static final String PROJECTION = "text_projection";
    static final String DIFFUSERS_POSITIONS = "text_model.embeddings.position_embedding.weight";
    static final String DIFFUSERS_PROJECTION = "text_projection.weight";

    private static final String LAYERS = "text_model.encoder.layers.";
    private static final String BLOCKS = "transformer.resblocks.";

    /** The three parts of a fused projection, in order. */
    static final String[] QKV = {"q_proj", "k_proj", "v_proj"};

    private static final Map<String, String> BLOCK = Map.of(
            "layer_norm1", "ln_1",
            "layer_norm2", "ln_2",
            "mlp.fc1", "mlp.c_fc",
            "mlp.fc2", "mlp.c_proj",
            "self_attn.out_proj", "attn.out_proj");

    private OpenClipNames() {}

    /** How many layers the names count. */
    static int layersOfDiffusers(Set<String> names) {
        return 1 + Numbers.largest(names, LAYERS, "");
    }

    static int layersOfOriginal(Set<String> names) {
        return 1 + Numbers.largest(names, BLOCKS, "");
    }

    static LayerNames table(int layers) {
        LayerNames names = new LayerNames()
                .put("text_model.embeddings.token_embedding", "token_embedding")
                .put("text_model.final_layer_norm", "ln_final");
        for (int i = 0; i < layers; i++) {
            String diffusers = LAYERS + i + ".";
            String original = BLOCKS + i + ".";
            BLOCK.forEach((layer, block) -> names.put(diffusers + layer, original + block));
        }
        return names;
    }

    /** "weight" or "bias" for a fused projection of a layer, else nothing. */
    static String fused(String originalName) {
        return originalName.startsWith(BLOCKS) && originalName.contains(".attn.in_proj_")
                ? originalName.substring(originalName.lastIndexOf('_') + 1)
                : "";
    }

    /** diffusers' path of the attention that a fused projection belongs to. */
    static String attention(String fusedName) {
        String layer = fusedName.substring(BLOCKS.length(), fusedName.indexOf(".attn.in_proj_"));
        return LAYERS + layer + ".self_attn.";
    }

    /** The fused projection of the attention that a query belongs to. */
    static String fusedName(String queryName) {
        String layer = queryName.substring(LAYERS.length(), queryName.indexOf(".self_attn."));
        return BLOCKS + layer + ".attn.in_proj_" + queryName.substring(queryName.lastIndexOf('.') + 1);
    }
}
