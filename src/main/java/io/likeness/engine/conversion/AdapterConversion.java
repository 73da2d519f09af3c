package io.likeness.engine.conversion;

import io.likeness.engine.ConversionSpec;
import io.likeness.engine.ConversionSpec.Layout;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineListener;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.KeyReport;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.ldm.LdmFamily;
import io.likeness.engine.checkpoint.lora.AdapterLayer;
import io.likeness.engine.checkpoint.lora.AdapterNotes;
import io.likeness.engine.checkpoint.lora.KohyaNames;
import io.likeness.engine.checkpoint.lora.LearnedWord;
import io.likeness.engine.checkpoint.lora.LoraFile;
import io.likeness.engine.checkpoint.lora.LoraWriting;
import io.likeness.engine.pipeline.LoraAdapter;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Writes adapters: of a file in any layout, or of a checkpoint's folder. */
final class AdapterConversion {

    /** What is true of the file that is read, and not of the one that is written. */
    private static final Set<String> OF_THE_FILE =
            Set.of("lora_adapter_metadata", AdapterNotes.HASH, "sshs_legacy_hash", "modelspec.hash_sha256");

    private final ConversionSpec spec;
    private final EngineListener listener;

    AdapterConversion(ConversionSpec spec, EngineListener listener) {
        this.spec = spec;
        this.listener = listener;
    }

    KeyReport run() {
        boolean folder = Files.isDirectory(spec.in());
        LoraFile file = LoraFile.open(folder ? spec.in().resolve(LoraAdapter.FILE) : spec.in());
        requireLayers(file);
        int tensors =
                file.layers().stream().mapToInt(layer -> layer.tensors().size()).sum();
        WeightProgress progress = new WeightProgress(listener, tensors, spec.numbers());
        List<AdapterLayer> layers = file.layers().stream()
                .map(layer -> layer.map(tensor -> WeightProgress.typed(tensor, spec.numbers())))
                .toList();
        SequencedMap<String, String> notes = new LinkedHashMap<>(file.metadata());
        notes.keySet().removeAll(OF_THE_FILE);
        notes(file).forEach(notes::putIfAbsent); // the file knows better
        List<AdapterLayer> watched =
                layers.stream().map(layer -> layer.map(progress::watched)).toList();
        SafetensorsWriter writer = AdapterNotes.write(notes, writer(file, watched));
        // The hash needs every tensor once before the file is written; only the writing is progress.
        writer.metadata(AdapterNotes.HASH, writer(file, layers).dataHash()).write(spec.out());
        return file.report();
    }

    private static void requireLayers(LoraFile file) {
        if (file.layers().isEmpty()) {
            throw new BadFile(
                    file.path() + ": holds words (embeddings) and no layers; every program reads it as it is");
        }
    }

    private SafetensorsWriter writer(LoraFile file, List<AdapterLayer> layers) {
        boolean xl = file.family() == LdmFamily.STABLE_DIFFUSION_XL;
        SafetensorsWriter writer = spec.to() == Layout.PEFT
                ? LoraWriting.peft(layers)
                : LoraWriting.kohya(layers, xl ? KohyaNames.STABLE_DIFFUSION_XL : KohyaNames.STABLE_DIFFUSION);
        for (LearnedWord word : file.words()) { // bundled ones stay what they are
            writer.add(word.tensor(), WeightProgress.typed(word.vectors(), spec.numbers()));
        }
        return writer;
    }

    private Map<String, String> notes(LoraFile file) {
        var notes = new AdapterNotes(each(file, AdapterLayer::rank), each(file, AdapterLayer::alpha)).titled(title());
        model().ifPresentOrElse(
                        folder -> notes.beside(FolderSource.family(folder), folder.predictsVelocity()),
                        () -> family(file).ifPresent(family -> notes.beside(family, false)));
        JsonNode lineage = ModelNotes.lineage(spec.in());
        if (lineage.hasNonNull("baseModel")) {
            notes.trainedOn(lineage.path("baseModel").asString());
        }
        ModelNotes.trigger(spec.in()).ifPresent(notes::triggeredBy);
        return notes.all();
    }

    private String title() {
        return String.valueOf(spec.out().getFileName()).replaceFirst("\\.safetensors$", "");
    }

    /** The model that the adapter lies beside, if it does. */
    private Optional<DiffusersFolder> model() {
        return Files.exists(spec.in().resolve(DiffusersFolder.INDEX))
                ? Optional.of(DiffusersFolder.read(spec.in()))
                : Optional.empty();
    }

    /** One that reads text of a width that no published model has is taken for one of the first. */
    private static Optional<LdmFamily> family(LoraFile file) {
        return Optional.ofNullable(file.family())
                .or(() -> file.layers().stream()
                        .filter(layer -> layer.path().endsWith(".attn2.to_k"))
                        .map(_ -> LdmFamily.STABLE_DIFFUSION_1)
                        .findFirst());
    }

    private static List<Number> each(LoraFile file, Function<AdapterLayer, Number> of) {
        return file.layers().stream().map(of).toList();
    }
}
