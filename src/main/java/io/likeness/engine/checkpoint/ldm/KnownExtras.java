package io.likeness.engine.checkpoint.ldm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** Tensors that published files carry and no network needs, each kind with its reason. */
public final class KnownExtras {

    /** Layers of the text encoder that Stable Diffusion 2.x looks at: all but OpenCLIP's last. */
    static final int SD2_TEXT_LAYERS = 23;

    private static final SequencedMap<Pattern, String> REASONS = new LinkedHashMap<>();

    static {
        put("model_ema\\..*", "an average over the training, of which the model itself is the result");
        put(
                "(model\\.)?((alphas|sqrt|log_one_minus|posterior|betas|sigmas).*|logvar|lvlb_weights|scale_factor)",
                "the noise schedule, which the scheduler's configuration states");
        put("denoiser\\.sigmas", "the noise schedule, which the scheduler's configuration states");
        put("(.*\\.)?embeddings\\.position_ids", "0, 1, 2, ...");
        put(
                "cond_stage_model\\.transformer\\.text_projection(\\.weight)?",
                "of the pooled text, which only Stable Diffusion XL looks at");
        put(".*\\.logit_scale", "CLIP's temperature, for comparing texts with pictures");
        put(".*\\.attn_mask", "the causal mask, which is always the same");
        put("first_stage_model\\.(loss|model_ema)\\..*", "the loss that the autoencoder was trained with");
        put("v_pred|ztsnr", "a mark of v-prediction or of a schedule that ends in pure noise");
    }

    private static final Pattern SD2_LAYER =
            Pattern.compile("cond_stage_model\\.model\\.transformer\\.resblocks\\.(\\d{1,4})\\..*");

    private KnownExtras() {}

    /** Why no network of a family needs this tensor; empty if one may. */
    public static Optional<String> reason(String name, LdmFamily family) {
        if (family == LdmFamily.STABLE_DIFFUSION_2) {
            Optional<String> text = ofSecondFamily(name);
            if (text.isPresent()) {
                return text;
            }
        }
        return REASONS.entrySet().stream()
                .filter(extra -> extra.getKey().matcher(name).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Optional<String> ofSecondFamily(String name) {
        if (name.equals("cond_stage_model.model.text_projection")) {
            return Optional.of("of the pooled text, which only Stable Diffusion XL looks at");
        }
        var layer = SD2_LAYER.matcher(name);
        return layer.matches() && Integer.parseInt(layer.group(1)) >= SD2_TEXT_LAYERS
                ? Optional.of("the text encoder's last layer, before which Stable Diffusion 2.x listens")
                : Optional.empty();
    }

    private static void put(String pattern, String reason) {
        REASONS.put(Pattern.compile(pattern), reason);
    }
}
