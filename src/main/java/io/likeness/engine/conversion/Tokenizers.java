package io.likeness.engine.conversion;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.checkpoint.AtomicFile;
import io.likeness.engine.checkpoint.JsonFile;
import io.likeness.engine.checkpoint.ldm.LdmFamily;
import io.likeness.engine.tokenizer.TokenizerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The tokenizers of a model that comes as a single file, which never holds one: they are taken from another model of the family. */
record Tokenizers(
        LdmFamily family, @Nullable Path config, @Nullable Path vocabulary) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String CONFIG = "tokenizer_config.json";
    private static final String ADDED = "added_tokens_decoder";

    /**
     * Where they come from, by folder.
     *
     * @throws BadSetting if nobody said
     */
    Map<String, Path> sources() {
        Map<String, Path> sources = new LinkedHashMap<>();
        for (String name : names()) {
            sources.put(name, source(name));
        }
        return sources;
    }

    List<String> names() {
        return family == LdmFamily.STABLE_DIFFUSION_XL ? List.of("tokenizer", "tokenizer_2") : List.of("tokenizer");
    }

    private Path source(String name) {
        Path folder = vocabulary != null ? vocabulary : config != null ? config.resolve(name) : null;
        if (folder == null) {
            throw new BadSetting("a single file has no tokenizer, and Likeness ships none for published models: give"
                    + " --tokenizer FOLDER (with vocab.json and merges.txt, the same for all CLIP models, or"
                    + " tokenizer.json) or --config FOLDER of a diffusers model of this family");
        }
        if (!TokenizerFiles.in(folder)) {
            throw new BadFile(
                    folder + ": there is no tokenizer; expected vocab.json and merges.txt, or tokenizer.json");
        }
        return folder;
    }

    void write(Path model) throws IOException {
        for (Map.Entry<String, Path> source : sources().entrySet()) {
            Path to = Files.createDirectories(model.resolve(source.getKey()));
            if (vocabulary == null) {
                copy(source.getValue(), to, _ -> true);
            } else {
                copy(source.getValue(), to, TokenizerFiles.WORDS::contains);
                AtomicFile.write(
                        to.resolve(CONFIG),
                        JSON.writerWithDefaultPrettyPrinter()
                                .writeValueAsString(settings(source.getKey(), source.getValue())));
            }
        }
    }

    /** OpenCLIP's tokenizers pad with "!", which has the id 0; OpenAI's with the end of the text. */
    private SequencedMap<String, Object> settings(String name, Path from) {
        boolean openClip = name.equals("tokenizer_2") || family == LdmFamily.STABLE_DIFFUSION_2;
        SequencedMap<String, Object> settings = new LinkedHashMap<>();
        settings.put("tokenizer_class", "CLIPTokenizer");
        settings.put("bos_token", "<|startoftext|>");
        settings.put("eos_token", "<|endoftext|>");
        settings.put("unk_token", "<|endoftext|>");
        settings.put("pad_token", openClip ? "!" : "<|endoftext|>");
        settings.put("do_lower_case", true);
        settings.put("add_prefix_space", false);
        settings.put("errors", "replace");
        settings.put("model_max_length", 77);
        SequencedMap<String, Object> added = addedWords(from.resolve(CONFIG));
        if (!added.isEmpty()) {
            settings.put(ADDED, added);
        }
        return settings;
    }

    /** Words that a person taught; which tokens are special differs between the encoders. */
    private static SequencedMap<String, Object> addedWords(Path config) {
        SequencedMap<String, Object> words = new LinkedHashMap<>();
        if (Files.exists(config)) {
            JsonFile.read(config).path(ADDED).properties().stream()
                    .filter(token -> !token.getValue().path("special").asBoolean(false))
                    .forEach(token -> words.put(token.getKey(), token.getValue()));
        }
        return words;
    }

    private static void copy(Path from, Path to, java.util.function.Predicate<String> wanted) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (wanted.test(String.valueOf(file.getFileName()))) {
                    Files.copy(file, to.resolve(String.valueOf(file.getFileName())));
                }
            }
        }
    }
}
