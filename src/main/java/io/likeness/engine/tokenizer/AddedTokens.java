package io.likeness.engine.tokenizer;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.JsonFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/**
 * The tokens that were added to a vocabulary, wherever a folder tells of them: added_tokens.json, the added_tokens_decoder of
 * tokenizer_config.json, the added_tokens of tokenizer.json. Programs of different years write one, two or all three.
 */
final class AddedTokens {

    private static final String MAP = "added_tokens.json";
    private static final String CONFIG = "tokenizer_config.json";

    private final SequencedMap<String, AddedToken> tokens = new LinkedHashMap<>();

    private AddedTokens() {}

    /** By text; the last to speak has the flags right, and all must agree on the id. */
    static SequencedMap<String, AddedToken> read(Path folder) {
        AddedTokens all = new AddedTokens();
        all.readMap(folder.resolve(MAP));
        all.readDecoder(folder.resolve(CONFIG));
        all.readList(folder.resolve(TokenizerJson.FILE));
        return all.tokens;
    }

    private void readMap(Path file) {
        if (Files.exists(file)) {
            for (Map.Entry<String, JsonNode> entry : JsonFile.read(file).properties()) {
                add(file, entry.getKey(), entry.getValue(), JsonFile.NOTHING);
            }
        }
    }

    /** By id, which is a text there. */
    private void readDecoder(Path file) {
        if (Files.exists(file)) {
            JsonNode decoder = JsonFile.read(file).path("added_tokens_decoder");
            for (Map.Entry<String, JsonNode> entry : decoder.properties()) {
                JsonNode token = entry.getValue();
                add(file, token.path("content").asString(""), JsonFile.number(entry.getKey()), token);
            }
        }
    }

    private void readList(Path file) {
        if (Files.exists(file)) {
            JsonFile.read(file)
                    .path("added_tokens")
                    .forEach(token -> add(file, token.path("content").asString(""), token.path("id"), token));
        }
    }

    private void add(Path file, String text, JsonNode id, JsonNode flags) {
        if (text.isEmpty() || !id.isInt() || id.asInt() < 0) {
            throw new BadFile("%s: the added token '%s' has the id %s; expected a text and a whole number from 0"
                    .formatted(file, text, id));
        }
        // Words that people add are looked for as all words are; special tokens as they are written.
        boolean special = flags.path("special").asBoolean(false);
        AddedToken token = new AddedToken(
                text,
                id.asInt(),
                flags.path("normalized").asBoolean(!special),
                flags.path("single_word").asBoolean(false));
        AddedToken other = tokens.put(text, token);
        if (other != null && other.id() != token.id()) {
            throw new BadFile("%s: the added token '%s' has the id %d, but another file of the tokenizer says %d"
                    .formatted(file, text, token.id(), other.id()));
        }
    }
}
