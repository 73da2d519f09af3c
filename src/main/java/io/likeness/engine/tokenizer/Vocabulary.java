package io.likeness.engine.tokenizer;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.JsonFile;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** The tokens and their ids. A token that ends a word ends with the mark {@link #END_OF_WORD}. */
final class Vocabulary {

    static final String END_OF_WORD = "</w>";

    /** Ids beyond this are a damaged file's: an embedding of so many rows fits no memory. */
    private static final int LARGEST_ID = 10_000_000;

    private final Map<String, Integer> ids;
    private final int size;

    private Vocabulary(Map<String, Integer> ids) {
        this.ids = ids;
        this.size = ids.values().stream().mapToInt(id -> id + 1).max().orElse(0);
    }

    /** That of a vocab.json. */
    static Vocabulary read(Path file) {
        return of(JsonFile.read(file), file);
    }

    /** That of an object in a file. */
    static Vocabulary of(JsonNode json, Path file) {
        Map<String, Integer> ids = HashMap.newHashMap(json.size());
        Map<Integer, String> tokens = HashMap.newHashMap(json.size());
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            JsonNode id = entry.getValue();
            if (!id.isInt() || id.asInt() < 0 || id.asInt() > LARGEST_ID || tokens.containsKey(id.asInt())) {
                throw new BadFile("%s: token '%s' has the id %s; ids are whole numbers from 0, each once"
                        .formatted(file, entry.getKey(), id));
            }
            tokens.put(id.asInt(), entry.getKey());
            ids.put(entry.getKey(), id.asInt());
        }
        if (ids.isEmpty()) {
            throw new BadFile(file + ": holds no vocabulary");
        }
        return new Vocabulary(ids);
    }

    /**
     * The same with tokens that were added to it.
     *
     * @throws BadFile if one has the id of another token, or another id than here
     */
    Vocabulary with(Collection<AddedToken> added, Path folder) {
        Map<String, Integer> all = new HashMap<>(ids);
        Map<Integer, String> tokens = HashMap.newHashMap(ids.size());
        ids.forEach((token, id) -> tokens.put(id, token));
        for (AddedToken token : added) {
            Integer otherId = all.put(token.text(), token.id());
            String other = tokens.put(token.id(), token.text());
            boolean clashes = otherId != null && otherId != token.id() || other != null && !other.equals(token.text());
            if (clashes || token.id() > LARGEST_ID) {
                throw new BadFile("%s: the added token '%s' has the id %d, but %s"
                        .formatted(
                                folder,
                                token.text(),
                                token.id(),
                                otherId != null && otherId != token.id()
                                        ? "the vocabulary gives it " + otherId
                                        : other == null ? "no vocabulary is so large" : "'" + other + "' has it"));
            }
        }
        return new Vocabulary(all);
    }

    OptionalInt id(String token) {
        Integer id = ids.get(token);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /** Every token with its id. */
    Map<String, Integer> ids() {
        return Collections.unmodifiableMap(ids);
    }

    /** How many rows an embedding needs: ids are smaller. */
    int size() {
        return size;
    }

    boolean has(String token) {
        return ids.containsKey(token);
    }
}
