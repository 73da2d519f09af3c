package io.likeness.engine.checkpoint.ldm;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Pairs of a layer's path in diffusers' tree and in the original one; its tensors, weight and bias, are called the same in both. */
public final class LayerNames {

    private final Map<String, String> originals = new HashMap<>();
    private final Map<String, String> diffusers = new HashMap<>();

    LayerNames put(String diffusersPath, String originalPath) {
        originals.put(diffusersPath, originalPath);
        diffusers.put(originalPath, diffusersPath);
        return this;
    }

    /** The original name of a tensor, such as input_blocks.0.0.weight for conv_in.weight. */
    public Optional<String> original(String diffusersName) {
        return translated(originals, diffusersName);
    }

    /** diffusers' name of a tensor, such as conv_in.weight for input_blocks.0.0.weight. */
    public Optional<String> diffusers(String originalName) {
        return translated(diffusers, originalName);
    }

    /** diffusers' path of a layer. */
    public Optional<String> diffusersPath(String originalPath) {
        return Optional.ofNullable(diffusers.get(originalPath));
    }

    /** The original path of a layer. */
    public Optional<String> originalPath(String diffusersPath) {
        return Optional.ofNullable(originals.get(diffusersPath));
    }

    private static Optional<String> translated(Map<String, String> paths, String name) {
        int end = name.lastIndexOf('.');
        if (end < 0) {
            return Optional.empty();
        }
        String tensor = name.substring(end);
        return tensor.equals(".weight") || tensor.equals(".bias")
                ? Optional.ofNullable(paths.get(name.substring(0, end))).map(path -> path + tensor)
                : Optional.empty();
    }
}
