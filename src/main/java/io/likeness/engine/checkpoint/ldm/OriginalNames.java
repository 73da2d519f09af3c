package io.likeness.engine.checkpoint.ldm;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that tensors of single files have, in the one spelling of the original code: merging programs write some of them otherwise. */
public final class OriginalNames {

    /** An autoencoder's layers, under the original names or diffusers'. */
    private static final String AUTOENCODER =
            "(?:(?:en|de)coder\\.(?:conv_in|conv_out|down|up|mid|norm_out|down_blocks|"
                    + "up_blocks|mid_block|conv_norm_out)\\.|(?:post_)?quant_conv\\.).*";

    /** Prefixes that mean others, and what must follow. */
    private static final Map<Pattern, String> PREFIXES = Map.of(
            Pattern.compile("(?:vae\\.|first_stage_model\\.vae\\.)?(" + AUTOENCODER + ")"),
            "first_stage_model.",
            Pattern.compile("cond_stage_model\\.((?:text_model|embeddings|encoder|final_layer_norm)\\..*)"),
            "cond_stage_model.transformer.",
            Pattern.compile("text_encoders\\.clip_l\\.transformer\\.(.*)"),
            "conditioner.embedders.0.transformer.",
            Pattern.compile("text_encoders\\.clip_g\\.transformer\\.(.*)"),
            "conditioner.embedders.1.model.",
            Pattern.compile("conditioner\\.embedders\\.1\\.transformer\\.(.*)"),
            "conditioner.embedders.1.model.");

    private OriginalNames() {}

    /** The usual spelling of a name; the name itself where it is usual or unknown. */
    public static String usual(String name) {
        for (Map.Entry<Pattern, String> prefix : PREFIXES.entrySet()) {
            Matcher matcher = prefix.getKey().matcher(name);
            if (matcher.matches()) {
                return prefix.getValue() + matcher.group(1);
            }
        }
        return name;
    }
}
