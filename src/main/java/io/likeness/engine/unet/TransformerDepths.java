package io.likeness.engine.unet;

import io.likeness.engine.nn.ModelConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How many blocks each transformer of a UNet has. Models that were made smaller (SSD-1B, Segmind Vega) have different numbers inside one
 * stage, and others on the way up than on the way down; diffusers writes nested lists for them.
 *
 * @param down of each stage, finest first, layer by layer
 * @param up of each stage, coarsest first, layer by layer; one layer more than on the way down
 */
record TransformerDepths(List<List<Integer>> down, List<List<Integer>> up) {

    static final String DOWN = "transformer_layers_per_block";
    static final String UP = "reverse_transformer_layers_per_block";

    TransformerDepths {
        down = List.copyOf(down);
        up = List.copyOf(up);
    }

    /** Those of stages that have one depth each. */
    static TransformerDepths of(List<UNetConfig.Stage> stages, int layers) {
        List<List<Integer>> down = new ArrayList<>();
        List<List<Integer>> up = new ArrayList<>();
        for (UNetConfig.Stage stage : stages) {
            down.add(Collections.nCopies(layers, stage.transformerLayers()));
            up.addFirst(Collections.nCopies(layers + 1, stage.transformerLayers()));
        }
        return new TransformerDepths(down, up);
    }

    /** Reads both keys; silence means one block each, and the way up mirrors the way down. */
    static TransformerDepths read(ModelConfig json, int stages, int layers) {
        List<List<Integer>> down = json.depths(DOWN, stages, layers);
        if (!json.has(UP) && json.isNested(DOWN)) {
            throw json.bad(DOWN, "nested", "nested lists with " + UP + " beside them");
        }
        List<List<Integer>> up = new ArrayList<>(
                json.has(UP) ? json.depths(UP, stages, layers + 1) : json.depths(DOWN, stages, layers + 1));
        if (!json.has(UP)) {
            Collections.reverse(up);
        }
        return new TransformerDepths(down, up);
    }
}
