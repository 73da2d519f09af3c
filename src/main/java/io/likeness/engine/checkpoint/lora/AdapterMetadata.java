package io.likeness.engine.checkpoint.lora;

import io.likeness.engine.EngineException.BadFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The settings that diffusers writes into an adapter file's metadata: PEFT's configuration of each network, with its alphas. */
final class AdapterMetadata {

    static final String KEY = "lora_adapter_metadata";

    private static final JsonMapper JSON = new JsonMapper();

    private final @Nullable JsonNode settings;

    private AdapterMetadata(@Nullable JsonNode settings) {
        this.settings = settings;
    }

    static AdapterMetadata read(Map<String, String> metadata, Path file) {
        String text = metadata.get(KEY);
        try {
            return new AdapterMetadata(text == null ? null : JSON.readTree(text));
        } catch (JacksonException e) {
            throw new BadFile(
                    "%s: its metadata '%s' is no valid JSON: %s".formatted(file, KEY, e.getOriginalMessage()), e);
        }
    }

    /** The alpha of a layer that has none of its own: a pattern's, the network's, or the rank. */
    double alpha(AdaptedNetwork network, String path, long rank) {
        if (settings == null) {
            return rank;
        }
        String prefix = network.part() + ".";
        double alpha = settings.path(prefix + "lora_alpha").asDouble(rank);
        for (Map.Entry<String, JsonNode> pattern :
                settings.path(prefix + "alpha_pattern").properties()) {
            if (path.equals(pattern.getKey()) || path.endsWith("." + pattern.getKey())) {
                alpha = pattern.getValue().asDouble(alpha);
            }
        }
        // Rank-stabilised adapters divide by the root of the rank.
        return settings.path(prefix + "use_rslora").asBoolean(false) ? alpha * Math.sqrt(rank) : alpha;
    }

    /** The settings of these layers; a network's commonest rank and alpha, and the exceptions by layer. */
    static String write(List<AdapterLayer> layers) {
        SequencedMap<String, Object> settings = new LinkedHashMap<>();
        for (AdaptedNetwork network : AdaptedNetwork.values()) {
            List<AdapterLayer> own =
                    layers.stream().filter(layer -> layer.network() == network).toList();
            if (!own.isEmpty()) {
                put(settings, network.part() + ".", own);
            }
        }
        return JSON.writeValueAsString(settings);
    }

    private static void put(SequencedMap<String, Object> settings, String prefix, List<AdapterLayer> layers) {
        long rank = layers.getFirst().rank();
        double alpha = layers.getFirst().alpha();
        Map<String, Object> ranks = new TreeMap<>();
        Map<String, Object> alphas = new TreeMap<>();
        for (AdapterLayer layer : layers) {
            if (layer.rank() != rank) {
                ranks.put(layer.path(), layer.rank());
            }
            if (layer.alpha() != alpha) {
                alphas.put(layer.path(), layer.alpha());
            }
        }
        settings.put(prefix + "peft_type", "LORA");
        settings.put(prefix + "r", rank);
        settings.put(prefix + "lora_alpha", alpha);
        settings.put(prefix + "rank_pattern", ranks);
        settings.put(prefix + "alpha_pattern", alphas);
        settings.put(
                prefix + "target_modules",
                layers.stream().map(AdapterLayer::path).sorted().toList());
        settings.put(
                prefix + "use_dora",
                layers.stream().map(AdapterLayer::magnitude).anyMatch(Objects::nonNull));
    }
}
