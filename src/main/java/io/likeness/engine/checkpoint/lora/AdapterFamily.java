package io.likeness.engine.checkpoint.lora;

import io.likeness.engine.checkpoint.TensorInfo;
import io.likeness.engine.checkpoint.ldm.LdmFamily;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The family of models that an adapter was made for. */
public final class AdapterFamily {

    private static final Pattern TEXT_KEYS = Pattern.compile(
            ".*attn2[._]to_[kv].*(lora_down(\\..*)?|lora\\.down|lora_A(\\..*)?|hada_w[12]_b)(\\.weight)?");

    private static final Pattern OF_XL =
            Pattern.compile("(lora_|lycoris_)?te2[._].*|(lycoris_)?text_encoder_2[._].*|.*\\bclip_g(\\..*)?"
                    + "|.*(label_emb|add_embedding)[._].*");

    /** Kohya's scripts write the original names for XL alone; others do so for every family. */
    private static final Pattern XL_BY_KOHYA = Pattern.compile("lora_unet_(input|output|middle)_block.*");

    private static final Pattern EMBEDDING = Pattern.compile("emb_params|.*string_to_param.*");

    private AdapterFamily() {}

    /** Empty if neither names nor shapes nor notes tell. */
    public static Optional<LdmFamily> of(Collection<TensorInfo> tensors, Map<String, String> notes) {
        Optional<LdmFamily> byWidth = tensors.stream()
                .filter(tensor -> tensor.shape().size() >= 2)
                .filter(tensor -> TEXT_KEYS.matcher(tensor.name()).matches())
                .flatMap(tensor -> ofTextWidth(tensor.shape().get(1)).stream())
                .findFirst();
        if (byWidth.isPresent()) {
            return byWidth;
        }
        if (any(tensors, name -> OF_XL.matcher(name).matches())) {
            return Optional.of(LdmFamily.STABLE_DIFFUSION_XL);
        }
        return ofNotes(notes)
                .or(() -> any(tensors, name -> XL_BY_KOHYA.matcher(name).matches())
                        ? Optional.of(LdmFamily.STABLE_DIFFUSION_XL)
                        : ofEmbedding(tensors));
    }

    private static Optional<LdmFamily> ofNotes(Map<String, String> notes) {
        String base = notes.getOrDefault("ss_base_model_version", "");
        String architecture = notes.getOrDefault("modelspec.architecture", "");
        if (base.startsWith("sdxl") || architecture.startsWith("stable-diffusion-xl")) {
            return Optional.of(LdmFamily.STABLE_DIFFUSION_XL);
        }
        if (base.startsWith("sd_v2") || architecture.startsWith("stable-diffusion-v2")) {
            return Optional.of(LdmFamily.STABLE_DIFFUSION_2);
        }
        return base.startsWith("sd_v1") || architecture.startsWith("stable-diffusion-v1")
                ? Optional.of(LdmFamily.STABLE_DIFFUSION_1)
                : Optional.empty();
    }

    private static Optional<LdmFamily> ofEmbedding(Collection<TensorInfo> tensors) {
        return tensors.stream()
                .filter(tensor ->
                        tensors.size() == 1 || EMBEDDING.matcher(tensor.name()).matches())
                .filter(tensor -> !tensor.shape().isEmpty())
                .flatMap(tensor -> ofTextWidth(tensor.shape().getLast()).stream())
                .filter(family -> family != LdmFamily.STABLE_DIFFUSION_XL)
                .findFirst();
    }

    private static Optional<LdmFamily> ofTextWidth(long width) {
        return switch ((int) width) {
            case 768 -> Optional.of(LdmFamily.STABLE_DIFFUSION_1);
            case 1024 -> Optional.of(LdmFamily.STABLE_DIFFUSION_2);
            case 2048 -> Optional.of(LdmFamily.STABLE_DIFFUSION_XL);
            default -> Optional.empty();
        };
    }

    private static boolean any(Collection<TensorInfo> tensors, Predicate<String> name) {
        return tensors.stream().map(TensorInfo::name).anyMatch(name);
    }
}
