package io.likeness.engine.inspection;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.SafetensorsHeader;
import io.likeness.engine.checkpoint.TensorInfo;
import io.likeness.engine.checkpoint.ldm.LdmFamily;
import io.likeness.engine.checkpoint.lora.AdapterLayer;
import io.likeness.engine.checkpoint.lora.LoraFile;
import io.likeness.engine.conversion.PredictionOf;
import io.likeness.engine.inspection.CheckpointInfo.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks at the header of a safetensors file. */
final class FileInspection {

    /** Some trainers write whole data set listings into the metadata. */
    private static final int LONGEST_FACT = 200;

    private FileInspection() {}

    static CheckpointInfo of(Path file) {
        SafetensorsHeader header = SafetensorsHeader.read(file);
        String family = TensorFamilies.of(header.tensors(), header.metadata());
        List<Part> parts = new ArrayList<>();
        FileParts.of(String.valueOf(file.getFileName()), header)
                .forEach((name, tensors) -> parts.add(part(printable(name), tensors)));
        Map<String, String> facts = new LinkedHashMap<>();
        if (LdmFamily.isSingleFile(header.tensors().keySet())) {
            facts.put("prediction", prediction(file, header));
            if (header.tensors().containsKey("ztsnr")) {
                facts.put("noise schedule", "ends in pure noise, by the mark ztsnr");
            }
        } else if (TensorFamilies.isAdapter(header.tensors())) {
            addAdapter(facts, file);
        }
        header.metadata().forEach((key, value) -> facts.put(printable(key), printable(value)));
        return new CheckpointInfo(family, parts, facts);
    }

    private static String prediction(Path file, SafetensorsHeader header) {
        try {
            return PredictionOf.stated(file, header.metadata(), header.tensors().keySet())
                    .map(prediction -> prediction.name().toLowerCase(Locale.ROOT))
                    .orElse("not stated");
        } catch (BadFile e) {
            return printable(String.valueOf(e.getMessage()));
        }
    }

    private static void addAdapter(Map<String, String> facts, Path file) {
        try {
            LoraFile adapter = LoraFile.open(file);
            facts.put("layout", adapter.format().title());
            if (!adapter.layers().isEmpty()) {
                facts.put("rank", some(adapter, AdapterLayer::rank));
                facts.put("alpha", some(adapter, AdapterLayer::alpha));
            }
            if (!adapter.words().isEmpty()) {
                facts.put("words", printable(String.join(", ", AdapterFile.words(adapter, stem(file)))));
            }
            facts.put("keys", printable(String.join("; ", adapter.report().lines())));
        } catch (BadFile e) {
            facts.put("cannot be used", printable(String.valueOf(e.getMessage())));
        }
    }

    private static String stem(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.safetensors$", "");
    }

    private static String some(LoraFile adapter, Function<AdapterLayer, Number> of) {
        return printable(adapter.layers().stream()
                .map(layer -> of.apply(layer).toString().replaceFirst("\\.0$", ""))
                .distinct()
                .collect(Collectors.joining(", ")));
    }

    /** The sum of several files that make one network. */
    static Part partOf(String name, List<SafetensorsHeader> files) {
        return part(
                name,
                files.stream().flatMap(file -> file.tensors().values().stream()).toList());
    }

    private static Part part(String name, Collection<TensorInfo> all) {
        long parameters = 0;
        long bytes = 0;
        Set<String> dtypes = new TreeSet<>();
        for (TensorInfo tensor : all) {
            parameters += tensor.elements();
            bytes += tensor.length();
            dtypes.add(tensor.type().name());
        }
        return new Part(name, all.size(), parameters, bytes, dtypes);
    }

    /** A file's own words on one line: they go to a terminal, which obeys control characters. */
    static String printable(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Cf}]+", " ").strip();
        return line.length() <= LONGEST_FACT
                ? line
                : line.substring(0, LONGEST_FACT) + "... (" + line.length() + " characters)";
    }
}
