package io.likeness.engine.checkpoint.ldm;

import io.likeness.engine.checkpoint.StoredTensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Gives tensors other names. */
final class Renaming {

    private static final Pattern TEXT_LAYER =
            Pattern.compile("(embeddings\\.(token|position)_embedding|final_layer_norm|encoder\\.layers\\.\\d+\\."
                    + "(layer_norm[12]|mlp\\.fc[12]|self_attn\\.(q|k|v|out)_proj))\\.(weight|bias)");

    private Renaming() {}

    static SequencedMap<String, StoredTensor> all(
            Map<String, StoredTensor> tensors, Function<String, Optional<String>> names, List<String> unknown) {
        SequencedMap<String, StoredTensor> renamed = new LinkedHashMap<>();
        tensors.forEach((name, tensor) ->
                names.apply(name).ifPresentOrElse(other -> renamed.put(other, tensor), () -> unknown.add(name)));
        return renamed;
    }

    /** CLIP's own names, with the prefix that published files have and those of newer transformers lack. */
    static Optional<String> textModel(String name) {
        String bare = name.startsWith("text_model.") ? name.substring("text_model.".length()) : name;
        return TEXT_LAYER.matcher(bare).matches() ? Optional.of("text_model." + bare) : Optional.empty();
    }

    /** The name of today for a tensor of an autoencoder, whose attention had other names in early folders. */
    static Optional<String> sameName(String name) {
        return Optional.of(
                name.contains(".attentions.")
                        ? name.replace(".query.", ".to_q.")
                                .replace(".key.", ".to_k.")
                                .replace(".value.", ".to_v.")
                                .replace(".proj_attn.", ".to_out.0.")
                        : name);
    }
}
