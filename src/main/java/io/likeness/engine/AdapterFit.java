package io.likeness.engine;

import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.SafetensorsHeader;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.TensorInfo;
import io.likeness.engine.checkpoint.lora.AdaptedNetwork;
import io.likeness.engine.checkpoint.lora.LoraFile;
import io.likeness.engine.checkpoint.lora.LoraLayer;
import io.likeness.engine.pipeline.AdapterSlots;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far an adapter file fits a model, by their headers alone.
 *
 * @param matched how many of its layers stand beside one of the model's
 * @param unmatched layers that the model does not have, which are left out
 * @param misshapen layers that the model has in another shape, so that it cannot draw with the adapter
 */
public record AdapterFit(int matched, List<String> unmatched, List<String> misshapen) {

    private static final String WEIGHT = ".weight";

    public AdapterFit {
        unmatched = List.copyOf(unmatched);
        misshapen = List.copyOf(misshapen);
    }

    /**
     * Compares names and shapes.
     *
     * @param model a diffusers folder
     * @throws EngineException.BadFile if one of both is damaged
     */
    public static AdapterFit of(Path adapter, Path model) {
        Map<AdaptedNetwork, Map<String, List<Long>>> places = places(DiffusersFolder.open(model));
        int matched = 0;
        List<String> unmatched = new ArrayList<>();
        List<String> misshapen = new ArrayList<>();
        for (LoraLayer layer : LoraFile.open(adapter).layers()) {
            List<Long> shape = places.getOrDefault(layer.network(), Map.of()).get(AdapterSlots.key(layer.path()));
            String name = layer.network().part() + "." + layer.path();
            if (shape == null) {
                unmatched.add(name);
            } else if (stands(layer, shape)) {
                matched++;
            } else {
                misshapen.add(name);
            }
        }
        return new AdapterFit(matched, unmatched, misshapen);
    }

    /** Whether the model can draw with the adapter. */
    public boolean fits() {
        return matched > 0 && misshapen.isEmpty();
    }

    /** The shapes of all layers that have a matrix, by network and path. */
    private static Map<AdaptedNetwork, Map<String, List<Long>>> places(DiffusersFolder model) {
        Map<AdaptedNetwork, Map<String, List<Long>>> places = new EnumMap<>(AdaptedNetwork.class);
        for (AdaptedNetwork network : AdaptedNetwork.values()) {
            if (model.has(network.part())) {
                Map<String, List<Long>> shapes = places.computeIfAbsent(network, _ -> new HashMap<>());
                for (Path file : model.weightFiles(network.part())) {
                    SafetensorsHeader.read(file).tensors().values().forEach(tensor -> add(shapes, tensor));
                }
            }
        }
        return places;
    }

    private static void add(Map<String, List<Long>> shapes, TensorInfo tensor) {
        if (tensor.name().endsWith(WEIGHT)
                && tensor.shape().size() >= 2
                && !tensor.name().contains("_embedding" + WEIGHT)) {
            String path = tensor.name().substring(0, tensor.name().length() - WEIGHT.length());
            shapes.put(AdapterSlots.key(path), tensor.shape());
        }
    }

    /** As the engine reads them: "down" takes what the layer takes, "up" gives what it gives. */
    private static boolean stands(LoraLayer layer, List<Long> shape) {
        long inputs = shape.stream().skip(1).reduce(1L, (a, b) -> a * b);
        boolean convolution = shape.size() > 2;
        StoredTensor magnitude = layer.magnitude();
        return layer.down().elements() == layer.rank() * inputs
                && layer.up().elements() == layer.rank() * shape.getFirst()
                && hasPlace(magnitude, convolution, shape.getFirst());
    }

    private static boolean hasPlace(@Nullable StoredTensor magnitude, boolean convolution, long outputs) {
        return magnitude == null || !convolution && magnitude.elements() == outputs;
    }
}
