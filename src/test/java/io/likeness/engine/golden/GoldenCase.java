package io.likeness.engine.golden;

import io.likeness.engine.checkpoint.SafetensorsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One golden case: its settings (the json) and its tensors (the safetensors beside it; tokenizer cases have none).
 *
 * @param folder where it lies
 * @param name such as "unet/sd1"
 * @param json settings, shapes and tolerances
 */
public record GoldenCase(GoldenFolder folder, String name, JsonNode json) {

    /** Python writes an infinite setting as -Infinity. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /** "At least 2e-6 of the largest value": the rule for tensors that state no tolerance. */
    private static final double DEFAULT_RELATIVE = 2e-6;

    /** Reads a case; a case without a json is an error. */
    public static GoldenCase read(GoldenFolder folder, String name) {
        return new GoldenCase(folder, name, JSON.readTree(folder.resolve(name + ".json")));
    }

    /** Another case, such as the inputs that this one names. */
    public GoldenCase other(String otherName) {
        return read(folder, otherName);
    }

    /** The case's tensors. Mapped anew with each call: take it once. */
    public SafetensorsFile tensors() {
        return SafetensorsFile.open(folder.resolve(name + ".safetensors"));
    }

    /** A json file inside the folder that is no case, such as "train/parameter_names.json". */
    public JsonNode jsonFile(String inside) {
        return JSON.readTree(folder.resolve(inside));
    }

    /** The checkpoint folder, or the part of one, that the case was computed with. */
    public Path weights() {
        return folder.resolve(json.get("weights").asString());
    }

    /** A whole-text setting, such as "pad_token". */
    public String text(String key) {
        return json.get(key).asString();
    }

    /** A list of texts, such as "prompts". */
    public List<String> texts(String key) {
        return json.get(key).values().stream().map(JsonNode::asString).toList();
    }

    /** The names of tensors that state a tolerance: what the case wants compared. */
    Set<String> toleranced() {
        if (!Files.exists(folder.resolve(name + ".safetensors")) || !json.has("tensors")) {
            return Set.of();
        }
        return json.get("tensors").properties().stream()
                .filter(tensor ->
                        tensor.getValue().has("atol") || tensor.getValue().has("rtol"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * How far each element may be off: the tensor's own atol or rtol, else the shared rule that its name matches, else the
     * README's rule for all.
     */
    double[] tolerance(String tensor, float[] stored) {
        JsonNode own = json.path("tensors").path(tensor);
        double[] allowed = new double[stored.length];
        if (own.has("rtol")) {
            double relative = own.get("rtol").asDouble();
            for (int i = 0; i < allowed.length; i++) {
                allowed[i] = relative * Math.abs(stored[i]);
            }
            return allowed;
        }
        Arrays.fill(allowed, own.has("atol") ? own.get("atol").asDouble() : shared(tensor, stored));
        return allowed;
    }

    private double shared(String tensor, float[] stored) {
        double largest = Comparison.largest(stored);
        for (Map.Entry<String, JsonNode> rule : json.path("shared_tolerances").properties()) {
            String pattern = rule.getKey().replace(".", "\\.").replace("*", ".*");
            if (rule.getValue().isObject() && tensor.matches(pattern)) {
                return Math.max(
                        rule.getValue().get("atol_over_max_abs").asDouble() * largest,
                        rule.getValue().get("atol_floor").asDouble());
            }
        }
        return DEFAULT_RELATIVE * largest;
    }
}
