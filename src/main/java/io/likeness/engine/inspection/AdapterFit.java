package io.likeness.engine.inspection;

import io.likeness.engine.inspection.AdapterShapes.Layer;
import java.util.ArrayList;
import java.util.List;

/**
 * How far an adapter file fits a model, by their headers alone.
 *
 * @param matched how many of its layers stand beside one of the model's
 * @param unmatched layers that the model does not have, which are left out
 * @param misshapen layers that the model has in another shape, so that it cannot draw with the adapter
 * @param madeFor the family that the adapter says it is made for; empty if it does not tell
 * @param family the model's
 */
public record AdapterFit(int matched, List<String> unmatched, List<String> misshapen, String madeFor, String family) {

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
            } else if (layer.isWord() && !adapter.isEmbedding()) {
                unmatched.add(layer.name());
            } else {
                misshapen.add(layer.name());
            }
        }
        if (adapter
                .isEmbedding()) { // every encoder reads the prompt: one that does not know the word reads its letters
            model.textEncoders().stream()
                    .filter(encoder -> adapter.layers().stream().noneMatch(layer -> layer.network() == encoder))
                    .forEach(encoder -> misshapen.add(encoder.part()));
        }
        return new AdapterFit(matched, unmatched, misshapen, adapter.family(), model.family());
    }

    /** Whether the model can draw with the adapter. */
    public boolean fits() {
        return matched > 0 && misshapen.isEmpty() && !isOfAnotherFamily();
    }

    /** Whether the adapter says that it is made for other models. */
    public boolean isOfAnotherFamily() {
        return !madeFor.isEmpty() && !madeFor.equals(family);
    }

    /** As the engine reads them: the change has the rows and columns of the layer's weight. */
    private static boolean stands(Layer layer, List<Long> shape) {
        long columns = shape.stream().skip(1).reduce(1L, (a, b) -> a * b);
        if (layer.isWord()) {
            return layer.inputs() == columns;
        }
        long rows = shape.getFirst();
        return (layer.outputs() == 0 || layer.outputs() == rows && layer.inputs() == columns)
                && (layer.bias() == 0 || layer.bias() == rows)
                && hasPlaceForMagnitude(layer, shape);
    }

    private static boolean hasPlaceForMagnitude(Layer layer, List<Long> shape) {
        return layer.magnitude() == 0
                || shape.size() > 1 && (layer.magnitude() == shape.getFirst() || layer.magnitude() == shape.get(1));
    }
}
