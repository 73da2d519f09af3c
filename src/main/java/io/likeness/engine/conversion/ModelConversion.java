package io.likeness.engine.conversion;

import io.likeness.engine.ConversionSpec;
import io.likeness.engine.EngineEvent.Noted;
import io.likeness.engine.EngineListener;
import io.likeness.engine.checkpoint.KeyReport;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.ldm.NetworkLayout;
import io.likeness.engine.pipeline.StableDiffusion;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Writes whole models, as a folder or as a single file; one tensor is in memory at a time. */
final class ModelConversion {

    private final ConversionSpec spec;
    private final EngineListener listener;

    ModelConversion(ConversionSpec spec, EngineListener listener) {
        this.spec = spec;
        this.listener = listener;
    }

    private ModelSource source() {
        return Files.isDirectory(spec.in()) ? new FolderSource(spec.in()) : SingleFileSource.of(spec);
    }

    KeyReport toFolder() {
        ModelSource source = source();
        int all = source.parts().values().stream().mapToInt(Map::size).sum();
        WeightProgress progress = new WeightProgress(listener, all, spec.numbers());
        source.remarks().forEach(this::note);
        NewFolder.write(spec.out(), folder -> {
            source.writeRest(folder);
            source.parts().forEach((part, tensors) -> {
                SafetensorsWriter writer = new SafetensorsWriter();
                tensors.forEach((name, tensor) -> writer.add(name, progress.watched(tensor)));
                writer.write(folder.resolve(part).resolve(fileName(part)));
            });
            Wholeness.require(folder, spec.out());
        });
        return source.report();
    }

    private void note(String remark) {
        listener.on(new Noted(spec.in().getFileName() + ": " + remark));
    }

    private static String fileName(String part) {
        return part.startsWith("text_encoder") ? "model.safetensors" : "diffusion_pytorch_model.safetensors";
    }

    KeyReport toSingleFile() {
        ModelSource source = source();
        if (Files.isDirectory(spec.in())) {
            StableDiffusion.requireWhole(spec.in());
        }
        source.remarks().forEach(this::note);
        SequencedMap<String, StoredTensor> original = new LinkedHashMap<>();
        List<KeyReport> reports = new ArrayList<>();
        for (NetworkLayout network : source.family().networks()) {
            reports.add(put(original, network, source.parts().getOrDefault(network.part(), new LinkedHashMap<>())));
        }
        Wholeness.require(original, spec.in());
        WeightProgress progress = new WeightProgress(listener, original.size(), spec.numbers());
        SafetensorsWriter writer = new SafetensorsWriter();
        original.forEach((name, tensor) -> writer.add(name, progress.watched(tensor)));
        source.marks().forEach(mark -> writer.add(mark, new float[0], 0));
        ModelNotes.of(spec.in(), source.family(), source.notes()).forEach(writer::metadata);
        writer.write(spec.out());
        return KeyReport.sum(reports);
    }

    private static KeyReport put(
            SequencedMap<String, StoredTensor> original, NetworkLayout network, Map<String, StoredTensor> tensors) {
        List<String> unknown = new ArrayList<>();
        network.toOriginal(tensors, unknown).forEach((name, tensor) -> original.put(network.prefix() + name, tensor));
        SequencedMap<String, String> notNeeded = new LinkedHashMap<>();
        unknown.removeIf(name -> {
            boolean known = name.endsWith("embeddings.position_ids");
            if (known) {
                notNeeded.put(network.part() + "/" + name, "0, 1, 2, ...");
            }
            return known;
        });
        return new KeyReport(
                tensors.size() - unknown.size() - notNeeded.size(),
                notNeeded,
                unknown.stream().map(name -> network.part() + "/" + name).toList());
    }
}
