package io.likeness.engine.tokenizer;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.JsonFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A tokenizer.json, in which the library "tokenizers" keeps a whole tokenizer, and all that transformers 5 saves of one. What it asks for
 * beyond a byte-level byte-pair encoding of CLIP's words is refused by its name.
 *
 * @param file where it lies
 * @param json its content
 */
record TokenizerJson(Path file, JsonNode json) {

    static final String FILE = "tokenizer.json";

    /** CLIP's words, without the special tokens that some versions name first, which are found before words are split. */
    private static final Set<String> WORDS = Set.of(
            "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+",
            "'s|'t|'re|'ve|'m|'ll|'d|\\p{L}+|\\p{N}|[^\\s\\p{L}\\p{N}]+");

    private static final Set<String> POST_PROCESSORS =
            Set.of("null", "RobertaProcessing", "BertProcessing", "TemplateProcessing", "ByteLevel", "Sequence");

    /** Reads the file and refuses what is not CLIP's. */
    static TokenizerJson read(Path file) {
        TokenizerJson tokenizer = new TokenizerJson(file, JsonFile.read(file));
        tokenizer.requireModel();
        tokenizer.requireWords(tokenizer.steps("pre_tokenizer", "pretokenizers"));
        String post = type(tokenizer.json.path("post_processor"));
        if (!POST_PROCESSORS.contains(post)) {
            throw tokenizer.refused("post-processor", post, "the start and end tokens of RobertaProcessing");
        }
        return tokenizer;
    }

    private void requireModel() {
        JsonNode model = json.path("model");
        String type = model.path("type").asString("BPE"); // silence means BPE in early files
        if (!type.equals("BPE")) {
            throw refused("model", type, "BPE");
        }
        if (!model.path("end_of_word_suffix").asString("").equals(Vocabulary.END_OF_WORD)) {
            throw refused("end-of-word suffix", model.path("end_of_word_suffix").toString(), Vocabulary.END_OF_WORD);
        }
        if (!model.path("continuing_subword_prefix").asString("").isEmpty()) {
            throw refused(
                    "continuing-subword prefix",
                    model.get("continuing_subword_prefix").toString(),
                    "none");
        }
        for (String flag : List.of("byte_fallback", "ignore_merges")) {
            if (model.path(flag).asBoolean(false)) {
                throw refused("model option", flag, "models without it");
            }
        }
    }

    /** Words first, then their bytes. */
    private void requireWords(List<JsonNode> steps) {
        List<String> types = steps.stream().map(TokenizerJson::type).toList();
        if (!types.equals(List.of("Split", "ByteLevel"))) {
            String odd = types.stream()
                    .filter(type -> !Set.of("Split", "ByteLevel").contains(type))
                    .findFirst()
                    .orElse(types.isEmpty() ? "null" : String.join(", ", types));
            throw refused("pre-tokenizer", odd, "Split and ByteLevel");
        }
        JsonNode split = steps.getFirst();
        String words = split.path("pattern")
                .path("Regex")
                .asString(split.path("pattern").toString());
        boolean removed = split.path("behavior").asString("").equals("Removed")
                && split.path("invert").asBoolean(false);
        if (!removed || !WORDS.contains(words.replaceFirst("^(<\\\\\\|\\w+\\\\\\|>\\|)+", ""))) {
            throw refused("pre-tokenizer", "Split by " + words, "CLIP's words");
        }
        if (steps.getLast().path("add_prefix_space").asBoolean(true)) {
            throw refused("pre-tokenizer", "ByteLevel with add_prefix_space", "ByteLevel without it");
        }
    }

    /** What is done with a text before it is split. */
    Normalization normalization() {
        List<JsonNode> steps = steps("normalizer", "normalizers");
        return new Normalization(steps.stream().map(this::step).toList());
    }

    private Normalization.Step step(JsonNode step) {
        return Normalization.step(step)
                .orElseThrow(
                        () -> refused("normalizer", type(step), "NFC, NFD, NFKC, NFKD, Lowercase, Strip, Replace"));
    }

    /** The tokens and their ids; those of added tokens may stand among them. */
    Vocabulary vocabulary() {
        return Vocabulary.of(json.path("model").path("vocab"), file);
    }

    /** Pairs, as texts with a blank between or as lists of two. */
    List<String[]> merges() {
        List<String[]> merges = new ArrayList<>();
        for (JsonNode merge : json.path("model").path("merges")) {
            merges.add(
                    merge.isArray()
                            ? merge.valueStream().map(side -> side.asString("")).toArray(String[]::new)
                            : merge.asString("").split(" ", -1));
        }
        return merges;
    }

    /** What stands for a role where tokenizer_config.json is silent. */
    Optional<String> special(String role) {
        JsonNode post = json.path("post_processor");
        JsonNode text = switch (role) {
            case "bos_token" -> post.path("cls").path(0);
            case "eos_token" -> post.path("sep").path(0);
            case "pad_token" -> json.path("padding").path("pad_token");
            default -> json.path("model").path("unk_token");
        };
        return text.isString() ? Optional.of(text.asString()) : Optional.empty();
    }

    /** How many ids a text is cut to; a number that is none where it is not. */
    JsonNode length() {
        return json.path("truncation").path("max_length");
    }

    private List<JsonNode> steps(String key, String list) {
        JsonNode node = json.path(key);
        return steps(node, list).toList();
    }

    private static Stream<JsonNode> steps(JsonNode node, String list) {
        if (node.isNull() || node.isMissingNode()) {
            return Stream.empty();
        }
        return type(node).equals("Sequence")
                ? node.path(list).valueStream().flatMap(step -> steps(step, list))
                : Stream.of(node);
    }

    private static String type(JsonNode node) {
        return node.isObject() ? node.path("type").asString("?") : "null";
    }

    private BadFile refused(String what, String found, String known) {
        return new BadFile("%s: its %s is %s; this engine knows CLIP's tokenizer, which has %s"
                .formatted(file, what, found, known));
    }
}
