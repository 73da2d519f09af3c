package io.likeness.engine.tokenizer;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.JsonFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The tokens that are no words, and how many ids an encoded text has.
 *
 * @param start begins a text
 * @param end ends it
 * @param pad fills the rest
 * @param unknown stands for bytes that are not in the vocabulary
 * @param length ids of an encoded text
 */
record SpecialTokens(AddedToken start, AddedToken end, AddedToken pad, AddedToken unknown, int length) {

    private static final String END_OF_TEXT = "<|endoftext|>";

    /** CLIP's length, for a config that states none or, as Python does for "no limit", 10^30. */
    private static final int USUAL_LENGTH = 77;

    private static final int LARGEST_LENGTH = 4096;

    static SpecialTokens read(Path folder, Vocabulary vocabulary, @Nullable TokenizerJson json) {
        List<JsonNode> configs = Stream.of("tokenizer_config.json", "special_tokens_map.json")
                .map(folder::resolve)
                .filter(Files::exists)
                .map(JsonFile::read)
                .toList();
        Roles roles = new Roles(folder, vocabulary, json, configs);
        return new SpecialTokens(
                roles.token("bos_token", "<|startoftext|>", true),
                roles.token("eos_token", END_OF_TEXT, false),
                roles.token("pad_token", END_OF_TEXT, false),
                roles.token("unk_token", END_OF_TEXT, false),
                length(configs, json, folder));
    }

    /** Those that a text may hold. */
    List<AddedToken> each() {
        return List.of(unknown, pad, end, start);
    }

    /** Where tokens are looked up. */
    private record Roles(
            Path folder, Vocabulary vocabulary, @Nullable TokenizerJson json, List<JsonNode> configs) {

        AddedToken token(String key, String missing, boolean normalized) {
            String text = text(key, missing);
            int id = vocabulary
                    .id(text)
                    .orElseThrow(
                            () -> new BadFile("%s: %s '%s' is not in its vocabulary".formatted(folder, key, text)));
            return new AddedToken(text, id, normalized, false);
        }

        /** A token is written as a text, or as an object with that text as content. */
        private String text(String key, String missing) {
            return configs.stream()
                    .map(config -> config.path(key))
                    .map(token -> token.isObject() ? token.path("content") : token)
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString)
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .or(() -> json == null ? Optional.empty() : json.special(key))
                    .orElse(missing);
        }
    }

    private static int length(List<JsonNode> configs, @Nullable TokenizerJson json, Path folder) {
        Stream<JsonNode> stated = Stream.concat(
                configs.stream().map(config -> config.path("model_max_length")),
                Stream.ofNullable(json).map(TokenizerJson::length));
        double length = stated.filter(JsonNode::isNumber)
                .mapToDouble(JsonNode::asDouble)
                .findFirst()
                .orElse(USUAL_LENGTH);
        if (length < 2) {
            throw new BadFile(folder.resolve("tokenizer_config.json") + ": model_max_length = " + length
                    + " leaves no room between start and end");
        }
        return length > LARGEST_LENGTH ? USUAL_LENGTH : (int) length;
    }
}
