package io.likeness.engine;

import io.likeness.engine.CheckpointInfo.Part;
import io.likeness.engine.checkpoint.SafetensorsHeader;
import io.likeness.engine.checkpoint.TensorInfo;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks at the header of a safetensors file. */
final class FileInspection {

    /** Some trainers write whole data set listings into the metadata. */
    private static final int LONGEST_FACT = 200;

    private FileInspection() {}

    static CheckpointInfo of(Path file) {
        SafetensorsHeader header = SafetensorsHeader.read(file);
        Part part = part(String.valueOf(file.getFileName()), List.of(header));
        return new CheckpointInfo(TensorFamilies.of(header.tensors()), List.of(part), facts(header.metadata()));
    }

    /** The sum of several files that make one network. */
    static Part part(String name, List<SafetensorsHeader> files) {
        int tensors = 0;
        long parameters = 0;
        long bytes = 0;
        Set<String> dtypes = new TreeSet<>();
        for (SafetensorsHeader file : files) {
            for (TensorInfo tensor : file.tensors().values()) {
                tensors++;
                parameters += tensor.elements();
                bytes += tensor.length();
                dtypes.add(tensor.type().name());
            }
        }
        return new Part(name, tensors, parameters, bytes, dtypes);
    }

    private static Map<String, String> facts(Map<String, String> metadata) {
        Map<String, String> facts = new LinkedHashMap<>();
        metadata.forEach((key, value) -> facts.put(printable(key), printable(value)));
        return facts;
    }

    /** A file's own words on one line: they go to a terminal, which obeys control characters. */
    static String printable(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Cf}]+", " ").strip();
        return line.length() <= LONGEST_FACT
                ? line
                : line.substring(0, LONGEST_FACT) + "... (" + line.length() + " characters)";
    }
}
