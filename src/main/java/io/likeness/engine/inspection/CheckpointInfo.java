package io.likeness.engine.inspection;

import io.likeness.engine.EngineException;
import io.likeness.engine.checkpoint.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * What a model folder or a safetensors file holds, from configs and headers alone.
 *
 * @param family such as "Stable Diffusion 1.x"
 * @param parts its networks, by name
 * @param facts other things worth knowing, in the order of showing
 */
public record CheckpointInfo(String family, List<Part> parts, Map<String, String> facts) {

    /**
     * One network.
     *
     * @param name its folder in the diffusers layout, or the file's name
     * @param tensors how many tensors it holds
     * @param parameters how many numbers they hold
     * @param bytes their size in the files
     * @param dtypes their types in the files
     */
    public record Part(String name, int tensors, long parameters, long bytes, Set<String> dtypes) {}

    /**
     * Reads configs and headers.
     *
     * @throws EngineException.BadFile if the path is no diffusers folder, no part of one and no safetensors file, or is damaged
     */
    public static CheckpointInfo read(Path path) {
        return Files.isDirectory(path) ? FolderInspection.of(path) : FileInspection.of(path);
    }

    /** The files that hold the weights: the file itself, or those of a folder's networks. */
    public static List<Path> weightFiles(Path path) {
        return Files.isDirectory(path) ? FolderInspection.weightFiles(path) : List.of(path);
    }

    /**
     * SHA-256 of a file of any size.
     *
     * @param read hears how many bytes were read, block by block
     */
    public static String sha256(Path file, LongConsumer read) {
        return Sha256.of(file, read);
    }

    /** Whether it is an adapter, which changes a model and is none. */
    public boolean isAdapter() {
        return TensorFamilies.isAdapter(family);
    }

    /** The numbers in a part; 0 if there is none of this name. */
    public long parametersOf(String part) {
        return parts.stream()
                .filter(p -> p.name().equals(part))
                .mapToLong(Part::parameters)
                .sum();
    }
}
