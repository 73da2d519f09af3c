package io.likeness.engine.inspection;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.FiniteNumbers;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsHeader;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.lora.AdapterLayer;
import io.likeness.engine.checkpoint.lora.LearnedWord;
import io.likeness.engine.checkpoint.lora.LoraFile;
import io.likeness.engine.checkpoint.lora.LoraFormat;
import io.likeness.engine.checkpoint.lora.OtherKinds;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An adapter file (LoRA and its kin, embeddings) whose header was read: once, for all that one may ask of it. */
public final class AdapterFile {

    private final LoraFile file;

    private AdapterFile(LoraFile file) {
        this.file = file;
    }

    /**
     * Reads the header and the alphas.
     *
     * @throws BadFile if the file is damaged or no adapter of a kind that can be used
     */
    public static AdapterFile open(Path path) {
        return new AdapterFile(LoraFile.of(SafetensorsFile.open(path)));
    }

    /**
     * Why a file is an adapter that nobody can use here, behind its name: "looks like a GLoRA file; ..."; empty if that is not what is
     * wrong with it.
     *
     * @throws BadFile if it is damaged
     */
    public static Optional<String> unusable(Path path) {
        return OtherKinds.of(SafetensorsHeader.read(path).tensors()).map(OtherKinds::words);
    }

    /** What the file says of itself. */
    public AdapterInfo info() {
        List<String> triggers = TriggerWords.in(file.metadata());
        List<String> words = words(file, "");
        return new AdapterInfo(
                file.format().title(),
                file.family() == null ? "" : file.family().title(),
                file.layers().stream()
                        .map(AdapterLayer::rank)
                        .filter(rank -> rank > 0)
                        .distinct()
                        .sorted()
                        .toList(),
                file.layers().size(),
                file.report().unknown().stream().map(FileInspection::printable).toList(),
                triggers.isEmpty() ? words : triggers,
                file.format() == LoraFormat.EMBEDDING);
    }

    /**
     * The words that a file brings along, each once.
     *
     * @param name of the file, which stands for a word that the file does not name; empty leaves it out
     */
    static List<String> words(LoraFile file, String name) {
        return file.words().stream()
                .map(word -> word.wordOr(name))
                .map(FileInspection::printable)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** The shapes of its layers. */
    public AdapterShapes shapes() {
        return AdapterShapes.of(file);
    }

    /**
     * Reads all numbers, straight from the file.
     *
     * @throws BadFile if one is none (NaN or infinite) or absurd, or of a type that this engine cannot draw with
     */
    public void requireDrawable() {
        for (AdapterLayer layer : file.layers()) {
            for (StoredTensor tensor : layer.tensors()) {
                FiniteNumbers.requireOfAdapter(tensor);
            }
        }
        for (LearnedWord word : file.words()) {
            FiniteNumbers.requireOfAdapter(word.vectors());
        }
    }
}
