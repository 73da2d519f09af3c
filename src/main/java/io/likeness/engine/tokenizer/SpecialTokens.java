package io.likeness.engine.tokenizer;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.JsonFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The tokens that are no words, and how many ids an encoded text has.
 *
 * @param texts how they are written, the longest first
 * @param startId begins a text
 * @param endId ends it
 * @param padId fills the rest
 * @param unknownId stands for bytes that are not in the vocabulary
 * @param length ids of an encoded text
 */
record SpecialTokens(List<String> texts, int startId, int endId, int padId, int unknownId, int length) {

    private static final String END_OF_TEXT = "<|endoftext|>";

    /** CLIP's length, for a config that states none or, as Python does for "no limit", 10^30. */
    private static final int USUAL_LENGTH = 77;

    private static final int LARGEST_LENGTH = 4096;

    static SpecialTokens read(Path folder, Vocabulary vocabulary) {
        List<JsonNode> configs = Stream.of("tokenizer_config.json", "special_tokens_map.json")
                .map(folder::resolve)
                .filter(Files::exists)
                .map(JsonFile::read)
                .toList();
        String start = text(configs, "bos_token", "<|startoftext|>");
        String end = text(configs, "eos_token", END_OF_TEXT);
        String pad = text(configs, "pad_token", END_OF_TEXT);
        String unknown = text(configs, "unk_token", END_OF_TEXT);
        return new SpecialTokens(
                Stream.of(start, end, pad, unknown)
                        .distinct()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList(),
                id(folder, vocabulary, "bos_token", start),
                id(folder, vocabulary, "eos_token", end),
                id(folder, vocabulary, "pad_token", pad),
                id(folder, vocabulary, "unk_token", unknown),
                length(configs, folder));
    }

    /** A token is written as a text, or as an object with that text as content. */
    private static String text(List<JsonNode> configs, String key, String missing) {
        return configs.stream()
                .map(config -> config.path(key))
                .map(token -> token.isObject() ? token.path("content") : token)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(missing);
    }

    private static int id(Path folder, Vocabulary vocabulary, String key, String text) {
        return vocabulary
                .id(text)
                .orElseThrow(() -> new BadFile("%s: %s '%s' is not in vocab.json".formatted(folder, key, text)));
    }

    private static int length(List<JsonNode> configs, Path folder) {
        double length = configs.stream()
                .map(config -> config.path("model_max_length"))
                .filter(JsonNode::isNumber)
                .mapToDouble(JsonNode::asDouble)
                .findFirst()
                .orElse(USUAL_LENGTH);
        if (length < 2) {
            throw new BadFile(folder.resolve("tokenizer_config.json") + ": model_max_length = " + length
                    + " leaves no room between start and end");
        }
        return length > LARGEST_LENGTH ? USUAL_LENGTH : (int) length;
    }

    /** Finds them in a text. */
    Pattern pattern() {
        return Pattern.compile(texts.stream().map(Pattern::quote).collect(Collectors.joining("|")));
    }
}
