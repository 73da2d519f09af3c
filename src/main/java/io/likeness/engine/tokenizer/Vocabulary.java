package io.likeness.engine.tokenizer;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.JsonFile;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** The tokens and their ids: a vocab.json. A token that ends a word ends with the mark {@link #END_OF_WORD}. */
final class Vocabulary {

    static final String END_OF_WORD = "</w>";

    private final Map<String, Integer> ids;

    private Vocabulary(Map<String, Integer> ids) {
        this.ids = ids;
    }

    static Vocabulary read(Path file) {
        JsonNode json = JsonFile.read(file);
        Map<String, Integer> ids = HashMap.newHashMap(json.size());
        BitSet taken = new BitSet(json.size());
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            JsonNode id = entry.getValue();
            if (!id.isInt() || id.asInt() < 0 || id.asInt() >= json.size() || taken.get(id.asInt())) {
                throw new BadFile("%s: token '%s' has the id %s; ids must be 0 to %d, each once"
                        .formatted(file, entry.getKey(), id, json.size() - 1));
            }
            taken.set(id.asInt());
            ids.put(entry.getKey(), id.asInt());
        }
        return new Vocabulary(ids);
    }

    OptionalInt id(String token) {
        Integer id = ids.get(token);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    int size() {
        return ids.size();
    }

    boolean has(String token) {
        return ids.containsKey(token);
    }
}
