package io.likeness.engine.conversion;

import io.likeness.engine.ConversionSpec;
import io.likeness.engine.ConversionSpec.Layout;
import io.likeness.engine.EngineListener;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.KeyReport;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.ldm.LdmFamily;
import io.likeness.engine.checkpoint.lora.KohyaNames;
import io.likeness.engine.checkpoint.lora.LoraFile;
import io.likeness.engine.checkpoint.lora.LoraLayer;
import io.likeness.engine.checkpoint.lora.LoraWriting;
import io.likeness.engine.pipeline.LoraAdapter;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Writes adapters: of a file in any layout, or of a checkpoint's folder. */
final class AdapterConversion {

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
        notes.remove("lora_adapter_metadata"); // of the layout, not of the adapter: written anew where it belongs
        notes.putAll(notes(file));
        LoraWriting.withMetadata(writer(layers, file.xl()), notes);
        // The hash needs every tensor once before the file is written.
        notes.put("sshs_model_hash", writer(layers, file.xl()).dataHash());
        List<LoraLayer> watched =
                layers.stream().map(layer -> watched(layer, progress)).toList();
        LoraWriting.withMetadata(writer(watched, file.xl()), notes).write(spec.out());
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

    /** What kohya's scripts and modelspec say of an adapter; an adapter that is uneven says "Dynamic". */
    private Map<String, String> notes(LoraFile file) {
        SequencedMap<String, String> notes = new LinkedHashMap<>();
        notes.put("ss_network_module", "networks.lora");
        notes.put("ss_network_dim", common(file, LoraLayer::rank));
        notes.put("ss_network_alpha", common(file, LoraLayer::alpha));
        notes.put("modelspec.sai_model_spec", "1.0.0");
        family(file).ifPresent(family -> {
            String architecture = ModelNotes.architecture(family, file.metadata());
            notes.put("ss_base_model_version", base(family));
            notes.put("modelspec.architecture", architecture + "/lora");
        });
        notes.putIfAbsent("modelspec.title", title());
        JsonNode lineage = ModelNotes.lineage(spec.in());
        if (lineage.hasNonNull("baseModel")) {
            notes.put("ss_sd_model_name", lineage.path("baseModel").asString());
        }
        notes.putAll(ModelNotes.trigger(spec.in()));
        file.metadata().keySet().forEach(notes::remove); // the file knows better
        return notes;
    }

    private String title() {
        return String.valueOf(spec.out().getFileName()).replaceFirst("\\.safetensors$", "");
    }

    private java.util.Optional<LdmFamily> family(LoraFile file) {
        if (file.xl()) {
            return java.util.Optional.of(LdmFamily.STABLE_DIFFUSION_XL);
        }
        if (Files.isDirectory(spec.in()) && Files.exists(spec.in().resolve(DiffusersFolder.INDEX))) {
            return java.util.Optional.of(FolderSource.family(DiffusersFolder.read(spec.in())));
        }
        return file.layers().stream()
                .filter(layer -> layer.path().endsWith(".attn2.to_k"))
                .map(layer -> layer.down().shape().get(1) == 1024
                        ? LdmFamily.STABLE_DIFFUSION_2
                        : LdmFamily.STABLE_DIFFUSION_1)
                .findFirst();
    }

    private static String base(LdmFamily family) {
        return switch (family) {
            case STABLE_DIFFUSION_1 -> "sd_v1";
            case STABLE_DIFFUSION_2 -> "sd_v2";
            case STABLE_DIFFUSION_XL -> "sdxl_base_v1-0";
        };
    }

    private static String common(LoraFile file, java.util.function.Function<LoraLayer, Number> of) {
        var all = file.layers().stream().map(of).collect(Collectors.toSet());
        return all.size() == 1 ? number(all.iterator().next()) : "Dynamic";
    }

    private static String number(Number number) {
        return number instanceof Double d && d != Math.rint(d)
                ? String.format(Locale.ROOT, "%s", d)
                : String.valueOf(number.longValue());
    }
}
