package io.likeness.engine.checkpoint.lora;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/** Families of models whose adapters are around and that are not drawn with here, told by the names of layers that no Stable Diffusion of 1.x, 2.x or XL has. */
public final class OtherFamilies {

    /** Between the words of a path there is a dot, or an underscore where names are flat. */
    private static final String BEGIN = "(^|[._])";

    private static final String END = "([._]|$)";

    /** More telling names first: FLUX.2 has the blocks of FLUX.1 as well, and Hunyuan Video nearly so. */
    private static final SequencedMap<Pattern, String> FAMILIES = new LinkedHashMap<>();

    static {
        put("double_stream_(modulation|blocks)", "FLUX.2 or HiDream");
        put("img_attn_qkv|img_attn_q_norm|txt_attn_qkv", "FLUX.1 or Hunyuan Video");
        put("double_blocks|single_blocks|single_transformer_blocks", "FLUX.1");
        put("joint_blocks", "Stable Diffusion 3");
        put("img_mod|txt_mlp|img_mlp", "Qwen-Image");
        put("noise_refiner|context_refiner|adaLN_modulation", "Z-Image or Lumina");
        put("prior_unet|lora_prior", "Stable Cascade");
        put("adaln_single", "PixArt or LTX-Video");
        put("cross_attn_(q|k|v|o)|cross_attn\\.(q|k|v|o)|time_projection", "Wan");
        put("attentions[._][0-9]+[._]add_[kqv]_proj", "DeepFloyd IF or unCLIP");
        put("add_[kqv]_proj", "Stable Diffusion 3");
    }

    private static final Pattern TRANSFORMER = Pattern.compile("^(transformer\\.|lora_transformer[._]).*");

    private OtherFamilies() {}

    private static void put(String layer, String family) {
        FAMILIES.put(Pattern.compile(BEGIN + "(" + layer + ")" + END), family);
    }

    /** The family that the names belong to; empty if they may be of Stable Diffusion 1.x, 2.x or XL, or of nothing known. */
    public static Optional<String> of(Set<String> names) {
        for (Map.Entry<Pattern, String> family : FAMILIES.entrySet()) {
            if (names.stream().anyMatch(name -> family.getKey().matcher(name).find())) {
                return Optional.of(family.getValue());
            }
        }
        return names.stream().anyMatch(name -> TRANSFORMER.matcher(name).matches())
                ? Optional.of("a diffusion transformer")
                : Optional.empty();
    }
}
