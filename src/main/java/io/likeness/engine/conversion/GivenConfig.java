package io.likeness.engine.conversion;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.JsonFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** A configuration that a person gives for a network of a single file; where shapes can tell, it must say the same. */
final class GivenConfig {

    private GivenConfig() {}

    /**
     * Reads the configuration's text.
     *
     * @throws BadFile naming the key in which it differs from the tensors' shapes
     */
    static JsonNode read(Path file, SequencedMap<String, Object> facts, Path weights) {
        JsonNode json = JsonFile.read(file);
        for (Map.Entry<String, Object> fact : facts.entrySet()) {
            if (!agrees(json.path(fact.getKey()), fact.getValue())) {
                throw new BadFile("%s: '%s' is %s, but by the tensors of %s it is %s"
                        .formatted(file, fact.getKey(), json.path(fact.getKey()), weights, fact.getValue()));
            }
        }
        return json;
    }

    static boolean agrees(JsonNode found, Object fact) {
        return switch (fact) {
            case NullNode _ -> found.isNull();
            case Boolean flag -> found.asBoolean(false) == flag;
            case List<?> list when found.isArray() -> sameList(found, list);
            // A list that says the same for every stage is as good as one number, and silence means 1 for the depth.
            case Number number when found.isArray() -> found.valueStream().anyMatch(value -> agrees(value, number));
            case Number number -> found.isMissingNode() || found.asLong(-1) == number.longValue();
            default -> found.asString("").equals(fact.toString());
        };
    }

    private static boolean sameList(JsonNode found, List<?> list) {
        if (found.size() != list.size()) {
            return false;
        }
        for (int i = 0; i < list.size(); i++) {
            if (!agrees(found.get(i), list.get(i))) {
                return false;
            }
        }
        return true;
    }
}
