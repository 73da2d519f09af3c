package io.likeness.engine.conversion;

import io.likeness.engine.ConversionSpec;
import io.likeness.engine.ConversionSpec.Layout;
import io.likeness.engine.EngineListener;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.KeyReport;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.ldm.LdmFamily;
import io.likeness.engine.checkpoint.lora.AdapterNotes;
import io.likeness.engine.checkpoint.lora.KohyaNames;
import io.likeness.engine.checkpoint.lora.LoraFile;
import io.likeness.engine.checkpoint.lora.LoraLayer;
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
        WeightProgress progress = new WeightProgress(listener, 2 * file.layers().size(), spec.numbers());
        List<LoraLayer> layers =
                file.layers().stream().map(layer -> typed(layer)).toList();
        SequencedMap<String, String> notes = new LinkedHashMap<>(file.metadata());
        notes.keySet().removeAll(OF_THE_FILE);
        notes(file).forEach(notes::putIfAbsent); // the file knows better
        List<LoraLayer> watched =
                layers.stream().map(layer -> watched(layer, progress)).toList();
        SafetensorsWriter writer = AdapterNotes.write(notes, writer(watched, file.xl()));
        // The hash needs every tensor once before the file is written; only the writing is progress.
        writer.metadata(AdapterNotes.HASH, writer(layers, file.xl()).dataHash()).write(spec.out());
        return file.report();
    }

    private SafetensorsWriter writer(List<LoraLayer> layers, boolean xl) {
        return spec.to() == Layout.PEFT
                ? LoraWriting.peft(layers)
                : LoraWriting.kohya(layers, xl ? KohyaNames.STABLE_DIFFUSION_XL : KohyaNames.STABLE_DIFFUSION);
    }

    private LoraLayer typed(LoraLayer layer) {
        StoredTensor magnitude = layer.magnitude();
        return new LoraLayer(
                layer.network(),
                layer.path(),
                WeightProgress.typed(layer.down(), spec.numbers()),
                WeightProgress.typed(layer.up(), spec.numbers()),
                layer.alpha(),
                magnitude == null ? null : WeightProgress.typed(magnitude, spec.numbers()));
    }

    private static LoraLayer watched(LoraLayer layer, WeightProgress progress) {
        return new LoraLayer(
                layer.network(),
                layer.path(),
                progress.watched(layer.down()),
                progress.watched(layer.up()),
                layer.alpha(),
                layer.magnitude());
    }

    private Map<String, String> notes(LoraFile file) {
        var notes = new AdapterNotes(each(file, LoraLayer::rank), each(file, LoraLayer::alpha)).titled(title());
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

    private static Optional<LdmFamily> family(LoraFile file) {
        if (file.xl()) {
            return Optional.of(LdmFamily.STABLE_DIFFUSION_XL);
        }
        return file.layers().stream()
                .filter(layer -> layer.path().endsWith(".attn2.to_k"))
                .map(layer -> layer.down().shape().get(1) == 1024
                        ? LdmFamily.STABLE_DIFFUSION_2
                        : LdmFamily.STABLE_DIFFUSION_1)
                .findFirst();
    }

    private static List<Number> each(LoraFile file, Function<LoraLayer, Number> of) {
        return file.layers().stream().map(of).toList();
    }
}
