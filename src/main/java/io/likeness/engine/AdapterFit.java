package io.likeness.engine;

import io.likeness.engine.AdapterShapes.Layer;
import java.util.ArrayList;
import java.util.List;

/**
 * How far an adapter file fits a model, by their headers alone.
 *
 * @param matched how many of its layers stand beside one of the model's
 * @param unmatched layers that the model does not have, which are left out
 * @param misshapen layers that the model has in another shape, so that it cannot draw with the adapter
 */
public record AdapterFit(int matched, List<String> unmatched, List<String> misshapen) {

    public AdapterFit {
        unmatched = List.copyOf(unmatched);
        misshapen = List.copyOf(misshapen);
    }

    /** Compares names and shapes. */
    public static AdapterFit of(AdapterShapes adapter, ModelShapes model) {
        int matched = 0;
        List<String> unmatched = new ArrayList<>();
        List<String> misshapen = new ArrayList<>();
        for (Layer layer : adapter.layers()) {
            List<Long> shape = model.of(layer);
            if (shape == null) {
                unmatched.add(layer.name());
            } else if (stands(layer, shape)) {
                matched++;
            } else {
                misshapen.add(layer.name());
            }
        }
        return new AdapterFit(matched, unmatched, misshapen);
    }

    /** Whether the model can draw with the adapter. */
    public boolean fits() {
        return matched > 0 && misshapen.isEmpty();
    }

    /** As the engine reads them: "down" takes what the layer takes, "up" gives what it gives. */
    private static boolean stands(Layer layer, List<Long> shape) {
        long inputs = shape.stream().skip(1).reduce(1L, (a, b) -> a * b);
        return layer.down() == layer.rank() * inputs
                && layer.up() == layer.rank() * shape.getFirst()
                && hasPlaceForMagnitude(layer, shape);
    }

    private static boolean hasPlaceForMagnitude(Layer layer, List<Long> shape) {
        return layer.magnitude() == 0
                || !LinearLayers.isConvolution(layer.path(), shape.size()) && layer.magnitude() == shape.getFirst();
    }
}
