package io.likeness.engine;

import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.lora.AdaptedNetwork;
import io.likeness.engine.checkpoint.lora.LoraFile;
import io.likeness.engine.checkpoint.lora.LoraLayer;
import io.likeness.engine.pipeline.AdapterSlots;
import java.util.List;

/** Where the layers of an adapter file belong and how large they are: all that comparing it with a model needs, and no more to keep. */
public final class AdapterShapes {

    private final List<Layer> layers;

    private AdapterShapes(List<Layer> layers) {
        this.layers = List.copyOf(layers);
    }

    /**
     * One layer.
     *
     * @param down how many numbers its inner matrix has
     * @param up how many its outer one has
     * @param magnitude how many lengths DoRA has; 0 without
     */
    record Layer(AdaptedNetwork network, String path, long rank, long down, long up, long magnitude) {

        private static Layer of(LoraLayer layer) {
            StoredTensor magnitude = layer.magnitude();
            return new Layer(
                    layer.network(),
                    layer.path(),
                    layer.rank(),
                    layer.down().elements(),
                    layer.up().elements(),
                    magnitude == null ? 0 : magnitude.elements());
        }

        /** What both sides call it. */
        String key() {
            return AdapterSlots.key(path);
        }

        String name() {
            return network.part() + "." + path;
        }
    }

    static AdapterShapes of(LoraFile file) {
        return new AdapterShapes(file.layers().stream().map(Layer::of).toList());
    }

    List<Layer> layers() {
        return layers;
    }

    /** How many layers there are. */
    public int size() {
        return layers.size();
    }
}
