package io.likeness.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a model folder or a safetensors file holds, from configs and headers alone.
 *
 * @param family such as "Stable Diffusion 1.x"
 * @param parts its networks, in the order of use
 * @param facts other things worth knowing, in the order of showing
 */
public record CheckpointInfo(String family, List<Part> parts, Map<String, String> facts) {

    /** One network: how many numbers it holds, their bytes in the file, and their types. */
    public record Part(String name, long parameters, long bytes, Set<String> dtypes) {}

    /** Reads configs and headers. */
    public static CheckpointInfo read(Path path) {
        throw new EngineException.BadSetting("inspect is not supported yet: " + path);
    }

    /** The numbers in a part; 0 if there is none of this name. */
    public long parametersOf(String part) {
        return parts.stream()
                .filter(p -> p.name().equals(part))
                .mapToLong(Part::parameters)
                .sum();
    }
}
