package io.likeness.engine.checkpoint.lora;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.KeyReport;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.TensorInfo;
import io.likeness.engine.checkpoint.ldm.LdmFamily;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An adapter file of any layout, its layers under diffusers' paths; nothing is read but the header and the alphas.
 *
 * @param path the file
 * @param format the layout it has
 * @param family the models that it is made for; null if it does not tell
 * @param layers what is changed of which layer
 * @param words vectors that stand for words
 * @param metadata the file's own notes
 * @param report what became of the file's tensors
 */
public record LoraFile(
        Path path,
        LoraFormat format,
        @Nullable LdmFamily family,
        List<AdapterLayer> layers,
        List<LearnedWord> words,
        Map<String, String> metadata,
        KeyReport report) {

    /**
     * Opens a file.
     *
     * @throws BadFile if it is no adapter of a kind that can be used, or some of its tensors do not fit each other
     */
    public static LoraFile open(Path path) {
        return of(SafetensorsFile.open(path));
    }

    /**
     * An open file as an adapter.
     *
     * @throws BadFile if it is no adapter of a kind that can be used, or some of its tensors do not fit each other
     */
    public static LoraFile of(SafetensorsFile file) {
        OtherKinds.of(file.tensors()).ifPresent(kind -> {
            throw new BadFile(file.path() + ": " + OtherKinds.words(kind));
        });
        boolean alone = LearnedWord.areWords(file.tensors());
        LayerTensors layers = new LayerTensors(file);
        List<LearnedWord> words = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String name : file.names()) {
            if (alone || !layers.add(name)) {
                LearnedWord.of(file, name, alone).ifPresentOrElse(words::add, () -> unknown.add(name));
            }
        }
        LoraFormat format = layers.format();
        if (format == null && words.isEmpty()) {
            throw new BadFile(file.path()
                    + ": is no LoRA file: no tensor's name is one of kohya's, PEFT's, diffusers', ComfyUI's or LyCORIS'"
                    + " layout");
        }
        return new LoraFile(
                file.path(),
                format == null ? LoraFormat.EMBEDDING : format,
                AdapterFamily.of(file.tensors().values(), file.metadata()).orElse(null),
                layers.layers(),
                List.copyOf(words),
                file.metadata(),
                new KeyReport(file.names().size() - unknown.size(), new LinkedHashMap<>(), unknown));
    }

    /** Whether tensors of these names are an adapter of whatever kind, one that can be used or not. */
    public static boolean isAdapter(Map<String, TensorInfo> tensors) {
        return hasLayers(tensors)
                || OtherKinds.of(tensors).isPresent()
                || isEmbedding(tensors)
                || tensors.keySet().stream().anyMatch(LearnedWord::isBundled);
    }

    /** Whether they are vectors that stand for words, and nothing else. */
    public static boolean isEmbedding(Map<String, TensorInfo> tensors) {
        return LearnedWord.areWords(tensors);
    }

    static boolean hasLayers(Map<String, TensorInfo> tensors) {
        return tensors.keySet().stream()
                .flatMap(name -> AdapterKey.parse(name).stream())
                .anyMatch(key -> key.role() != AdapterKey.Role.ALPHA);
    }
}
