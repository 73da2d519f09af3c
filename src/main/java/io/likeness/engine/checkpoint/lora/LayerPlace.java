package io.likeness.engine.checkpoint.lora;

import io.likeness.engine.checkpoint.ldm.LayerNames;
import io.likeness.engine.checkpoint.ldm.UNetNames;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a layer is that an adapter file names. A name is the network, then the layer's path, with dots or flat with underscores; who
 * writes it decides how the network is called, and whether diffusers' path is used or the original one.
 *
 * @param network which network
 * @param path its path in diffusers' tree
 */
record LayerPlace(AdaptedNetwork network, String path) {

    private static final LayerNames ORIGINALS = UNetNames.ofAdapters();

    /** Wrappers that PyTorch and PEFT put around networks and leave in the names. */
    private static final Pattern WRAPPERS =
            Pattern.compile("(^|(?<=\\.))(base_model\\.model|base_model|_orig_mod|module)\\.");

    /** Kohya's scripts, LyCORIS, OneTrainer (with dots as well), diffusers and PEFT, ComfyUI, the original code. */
    private static final Pattern TEXT_ENCODER_2 =
            Pattern.compile("^(?:(?:lora|lycoris)_)?(?:te2|text_encoder_2)[._]|^(?:text_encoders\\.|lora_)?clip_g[._]"
                    + "|^conditioner\\.embedders\\.1\\.");

    private static final Pattern TEXT_ENCODER = Pattern.compile(
            "^(?:(?:lora|lycoris)_)?(?:te1?|text_encoder(?:_1)?)[._]|^(?:text_encoders\\.|lora_)?clip_[lh][._]"
                    + "|^conditioner\\.embedders\\.0\\.|^cond_stage_model\\.");

    private static final Pattern UNET =
            Pattern.compile("^(?:(?:lora|lycoris)_)?unet[._]|^(?:model\\.)?diffusion_model[._]|^lycoris_");

    private static final Pattern INNER = Pattern.compile(
            "^(?:transformer|model)[._](?=(?:text_model[._])?encoder[._])" + "|^transformer[._](?=text_model[._])");

    private static final Pattern PROCESSOR = Pattern.compile("\\.processor\\.(to_[qkv]|to_out)$");
    private static final Pattern ORIGINAL =
            Pattern.compile("(input_blocks|output_blocks|middle_block|time_embed|label_emb|out)\\..*");
    private static final Pattern OF_UNET = Pattern.compile(
            "(down_blocks|up_blocks|mid_block|conv_in|conv_out|conv_norm_out|time_embedding|add_embedding"
                    + "|input_blocks|output_blocks|middle_block|time_embed|label_emb)\\b.*");
    private static final Pattern OF_TEXT = Pattern.compile("(text_model\\.)?encoder\\.layers\\..*");

    /** Old diffusers called the text encoder's projections as the UNet's, beside them or below their proper names. */
    private static final Pattern OLD_TEXT =
            Pattern.compile("self_attn\\.(?:(?:[qkv]|out)_proj\\.)?to_([qkv]|out)(?:\\.0)?$");

    /** Empty if the name leads into no network of Stable Diffusion. */
    static Optional<LayerPlace> of(String layer) {
        String name = WRAPPERS.matcher(layer).replaceAll("");
        return in(AdaptedNetwork.TEXT_ENCODER_2, TEXT_ENCODER_2, name)
                .or(() -> in(AdaptedNetwork.TEXT_ENCODER, TEXT_ENCODER, name))
                .or(() -> in(AdaptedNetwork.UNET, UNET, name))
                .or(() -> withoutNetwork(name));
    }

    private static Optional<LayerPlace> in(AdaptedNetwork network, Pattern prefix, String name) {
        Matcher found = prefix.matcher(name);
        if (!found.find() || found.end() == name.length()) {
            return Optional.empty();
        }
        String rest = INNER.matcher(name.substring(found.end())).replaceFirst("");
        return Optional.of(canonical(network, rest.contains(".") ? rest : FlatNames.path(rest)));
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
        if (network != AdaptedNetwork.UNET) {
            String path = OLD_TEXT.matcher(spelled).replaceFirst("self_attn.$1_proj");
            return new LayerPlace(
                    network,
                    path.startsWith("encoder.") || path.startsWith("embeddings.") || path.startsWith("final_layer_norm")
                            ? "text_model." + path
                            : path);
        }
        String path = PROCESSOR.matcher(spelled).replaceFirst(".$1");
        path = path.endsWith(".to_out") ? path + ".0" : path;
        boolean original = ORIGINAL.matcher(path).matches();
        return new LayerPlace(network, original ? ORIGINALS.diffusersPath(path).orElse(path) : path);
    }
}
