package io.likeness.engine.conversion;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.checkpoint.AtomicFile;
import io.likeness.engine.checkpoint.ldm.LdmFamily;
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
                    + " --tokenizer FOLDER (with vocab.json and merges.txt, the same for all CLIP models) or --config"
                    + " FOLDER of a diffusers model of this family");
        }
        for (String file : List.of("vocab.json", "merges.txt")) {
            if (!Files.isRegularFile(folder.resolve(file))) {
                throw new BadFile(folder.resolve(file) + ": there is no such file; a tokenizer needs it");
            }
        }
        return folder;
    }

    void write(Path model) throws IOException {
        for (Map.Entry<String, Path> source : sources().entrySet()) {
            Path to = Files.createDirectories(model.resolve(source.getKey()));
            if (vocabulary == null) {
                copy(source.getValue(), to, _ -> true);
            } else {
                copy(source.getValue(), to, name -> name.equals("vocab.json") || name.equals("merges.txt"));
                AtomicFile.write(
                        to.resolve("tokenizer_config.json"),
                        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(settings(source.getKey())));
            }
        }
    }

    /** OpenCLIP's tokenizers pad with "!", which has the id 0; OpenAI's with the end of the text. */
    private SequencedMap<String, Object> settings(String name) {
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
        return settings;
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
