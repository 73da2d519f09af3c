package io.likeness.engine.inspection;

import io.likeness.engine.checkpoint.lora.AdaptedNetwork;
import io.likeness.engine.checkpoint.lora.AdapterLayer;
import io.likeness.engine.checkpoint.lora.LearnedWord;
import io.likeness.engine.checkpoint.lora.LoraFile;
import io.likeness.engine.checkpoint.lora.Magnitude;
import io.likeness.engine.checkpoint.lora.WeightChange;
import io.likeness.engine.pipeline.AdapterSlots;
import java.util.List;
import java.util.stream.Stream;

/** Where the layers of an adapter file belong and how large they are: all that comparing it with a model needs, and no more to keep. */
public final class AdapterShapes {

    private final String family;
    private final List<Layer> layers;
    private final boolean embedding;

    private AdapterShapes(String family, List<Layer> layers, boolean embedding) {
        this.family = family;
        this.layers = List.copyOf(layers);
        this.embedding = embedding;
    }

    /**
     * One layer.
     *
     * @param isWord whether it adds words to a text encoder, and changes nothing that is there
     * @param outputs rows of the change of its weight; 0 if the weight is not changed
     * @param inputs columns of it, the places of a window included; of a word, how wide its vectors are
     * @param bias how many numbers the change of its bias has; 0 without
     * @param magnitude how many lengths DoRA has; 0 without
     */
    record Layer(
            AdaptedNetwork network, String path, boolean isWord, long outputs, long inputs, long bias, long magnitude) {

        /** Where a text encoder keeps the vectors of its words. */
        private static final String WORDS = "text_model.embeddings.token_embedding";

        private static Layer of(AdapterLayer layer) {
            WeightChange change = layer.change();
            AdapterLayer.Bias bias = layer.bias();
            Magnitude magnitude = layer.magnitude();
            return new Layer(
                    layer.network(),
                    layer.path(),
                    false,
                    change == null ? 0 : change.outputs(),
                    change == null ? 0 : change.inputs(),
                    bias == null ? 0 : bias.difference().elements(),
                    magnitude == null ? 0 : magnitude.count());
        }

        private static Layer of(LearnedWord word) {
            return new Layer(word.network(), WORDS, true, 0, word.width(), 0, 0);
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
        return new AdapterShapes(
                file.family() == null ? "" : file.family().title(),
                Stream.concat(
                                file.layers().stream().map(Layer::of),
                                file.words().stream().map(Layer::of))
                        .toList(),
                file.layers().isEmpty());
    }

    /** The models that it is made for; empty if the file does not tell. */
    String family() {
        return family;
    }

    List<Layer> layers() {
        return layers;
    }

    /** Whether it holds words alone. */
    boolean isEmbedding() {
        return embedding;
    }

    /** How many layers there are. */
    public int size() {
        return layers.size();
    }
}
