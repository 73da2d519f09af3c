package io.likeness.engine.inspection;

import io.likeness.engine.EngineException;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.SafetensorsHeader;
import io.likeness.engine.checkpoint.TensorInfo;
import io.likeness.engine.checkpoint.lora.AdaptedNetwork;
import io.likeness.engine.family.ModelFamily;
import io.likeness.engine.inspection.AdapterShapes.Layer;
import io.likeness.engine.pipeline.AdapterSlots;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes of the weights of all layers of a model, by network and path. */
public final class ModelShapes {

    private static final String WEIGHT = ".weight";

    private final Map<AdaptedNetwork, Map<String, List<Long>>> shapes = new EnumMap<>(AdaptedNetwork.class);

    private final String family;

    private ModelShapes(String family) {
        this.family = family;
    }

    /**
     * Reads the headers.
     *
     * @param model a diffusers folder
     * @throws EngineException.BadFile if it is damaged
     */
    public static ModelShapes read(Path model) {
        DiffusersFolder folder = DiffusersFolder.open(model);
        ModelShapes all = new ModelShapes(ModelFamily.of(folder).title());
        for (AdaptedNetwork network : AdaptedNetwork.values()) {
            if (folder.has(network.part())) {
                Map<String, List<Long>> shapes = all.shapes.computeIfAbsent(network, _ -> new HashMap<>());
                for (Path file : folder.weightFiles(network.part())) {
                    SafetensorsHeader.read(file).tensors().values().forEach(tensor -> add(shapes, tensor));
                }
            }
        }
        return all;
    }

    private static void add(Map<String, List<Long>> shapes, TensorInfo tensor) {
        if (tensor.name().endsWith(WEIGHT) && !tensor.name().endsWith("position_embedding" + WEIGHT)) {
            String path = tensor.name().substring(0, tensor.name().length() - WEIGHT.length());
            shapes.put(AdapterSlots.key(path), tensor.shape());
        }
    }

    /** Its text encoders. */
    List<AdaptedNetwork> textEncoders() {
        return shapes.keySet().stream()
                .filter(network -> network != AdaptedNetwork.UNET)
                .toList();
    }

    /** The model's family. */
    String family() {
        return family;
    }

    /** The shape of the layer's weight; null if the model has none of this name. */
    @Nullable
    List<Long> of(Layer layer) {
        return shapes.getOrDefault(layer.network(), Map.of()).get(layer.key());
    }
}
