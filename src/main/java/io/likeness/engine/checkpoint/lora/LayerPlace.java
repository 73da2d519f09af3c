package io.likeness.engine.checkpoint.lora;

import io.likeness.engine.checkpoint.ldm.LayerNames;
import io.likeness.engine.checkpoint.ldm.UNetNames;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/**
 * Where a layer is that an adapter file names.
 *
 * @param network which network
 * @param path its path in diffusers' tree
 */
record LayerPlace(AdaptedNetwork network, String path) {

    private static final LayerNames XL_LAYERS = UNetNames.SDXL.table();

    private static final Pattern PEFT_WRAPPER = Pattern.compile("^base_model\\.model\\.");
    private static final Pattern PROCESSOR = Pattern.compile("\\.processor\\.(to_[qkv]|to_out)$");
    private static final Pattern ORIGINAL =
            Pattern.compile("(input_blocks|output_blocks|middle_block|time_embed|label_emb|out)\\..*");
    private static final Pattern OF_UNET = Pattern.compile("(down_blocks|up_blocks|mid_block|conv_in|conv_out)\\b.*");
    private static final Pattern OF_TEXT = Pattern.compile("(text_model\\.)?encoder\\.layers\\..*");

    private static final SequencedMap<String, AdaptedNetwork> FLAT = new LinkedHashMap<>();
    private static final SequencedMap<String, AdaptedNetwork> DOTTED = new LinkedHashMap<>();

    static {
        FLAT.put("lora_unet_", AdaptedNetwork.UNET);
        FLAT.put("lora_te1_", AdaptedNetwork.TEXT_ENCODER);
        FLAT.put("lora_te2_", AdaptedNetwork.TEXT_ENCODER_2);
        FLAT.put("lora_te_", AdaptedNetwork.TEXT_ENCODER);
        DOTTED.put("unet.", AdaptedNetwork.UNET);
        DOTTED.put("text_encoder.", AdaptedNetwork.TEXT_ENCODER);
        DOTTED.put("text_encoder_2.", AdaptedNetwork.TEXT_ENCODER_2);
    }

    /** Empty if the name leads into no network of Stable Diffusion. */
    static Optional<LayerPlace> of(String layer) {
        for (Map.Entry<String, AdaptedNetwork> prefix : FLAT.entrySet()) {
            if (layer.startsWith(prefix.getKey())) {
                String flat = layer.substring(prefix.getKey().length());
                return Optional.of(canonical(prefix.getValue(), FlatNames.path(flat)));
            }
        }
        for (Map.Entry<String, AdaptedNetwork> prefix : DOTTED.entrySet()) {
            if (layer.startsWith(prefix.getKey())) {
                return Optional.of(canonical(
                        prefix.getValue(), layer.substring(prefix.getKey().length())));
            }
        }
        return withoutNetwork(PEFT_WRAPPER.matcher(layer).replaceFirst(""));
    }

    /** PEFT's own files are about one network and do not say which. */
    private static Optional<LayerPlace> withoutNetwork(String path) {
        if (OF_UNET.matcher(path).matches()) {
            return Optional.of(canonical(AdaptedNetwork.UNET, path));
        }
        return OF_TEXT.matcher(path).matches()
                ? Optional.of(canonical(AdaptedNetwork.TEXT_ENCODER, path))
                : Optional.empty();
    }

    private static LayerPlace canonical(AdaptedNetwork network, String spelled) {
        String path = PEFT_WRAPPER.matcher(spelled).replaceFirst("");
        if (network != AdaptedNetwork.UNET) {
            return new LayerPlace(network, path.startsWith("encoder.") ? "text_model." + path : path);
        }
        path = PROCESSOR.matcher(path).replaceFirst(".$1");
        path = path.endsWith(".to_out") ? path + ".0" : path;
        boolean original = ORIGINAL.matcher(path).matches();
        return new LayerPlace(network, original ? XL_LAYERS.diffusersPath(path).orElse(path) : path);
    }
}
