package io.likeness.engine.text;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.nn.Embedding;
import io.likeness.engine.nn.LayerNorm;
import io.likeness.engine.nn.Linear;
import io.likeness.engine.nn.Parameters;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** CLIP's text tower (arXiv 2103.00020), under transformers' names. */
public final class ClipTextModel {

    private final ClipTextConfig config;
    private final Embedding tokenEmbedding;
    private final Embedding positionEmbedding;
    private final List<ClipEncoderLayer> layers;
    private final LayerNorm finalLayerNorm;
    private final @Nullable Linear textProjection;
    private final Parameters parameters;

    /**
     * Reads the whole network, from files with or without the prefix "text_model."; a fresh one gets it.
     *
     * @throws io.likeness.engine.EngineException.BadFile if a tensor is missing, has another shape, or has no place
     */
    public ClipTextModel(Weights file, ClipTextConfig config) {
        this(file, config, Weights::finish);
    }

    /** The text tower of a whole CLIP model, which reads this tower first and the rest thereafter. */
    public static ClipTextModel towerOf(Weights file, ClipTextConfig config) {
        return new ClipTextModel(file, config, Weights::soFar);
    }

    private ClipTextModel(Weights file, ClipTextConfig config, Function<Weights, Parameters> end) {
        this.config = config;
        boolean flat = file.has("embeddings.token_embedding.weight");
        Weights weights = flat ? file : file.at("text_model");
        Weights embeddings = weights.at("embeddings");
        embeddings.ignore("position_ids"); // 0, 1, 2, ...
        tokenEmbedding = Embedding.load(embeddings.at("token_embedding"), config.vocabulary(), config.width());
        positionEmbedding = Embedding.load(embeddings.at("position_embedding"), config.positions(), config.width());
        Weights list = weights.at("encoder").at("layers");
        layers = IntStream.range(0, config.layers())
                .mapToObj(i -> new ClipEncoderLayer(list.at(i), config.layer(), true))
                .toList();
        finalLayerNorm = LayerNorm.load(weights.at("final_layer_norm"), config.width(), config.layerNormEps());
        textProjection = config.projection() == 0
                ? null
                : Linear.withoutBias(file.at("text_projection"), config.width(), config.projection());
        parameters = end.apply(file);
    }

    /** Its shape. */
    public ClipTextConfig config() {
        return config;
    }

    /** Its leaves by name. */
    public Parameters parameters() {
        return parameters;
    }

    /** Reads token ids (B, T), int64, T at most the configuration's positions. */
    public ClipTextOutput forward(Scope s, NDArray ids) {
        NDArray h = embeddings(s, ids); // (B, T, D)
        for (ClipEncoderLayer layer : layers.subList(0, layers.size() - 1)) {
            h = layer.forward(s, h);
        }
        NDArray penultimate = Kernels.toFloat(s, h);
        NDArray last =
                Kernels.toFloat(s, finalLayerNorm.forward(s, layers.getLast().forward(s, h)));
        return new ClipTextOutput(last, penultimate, pool(s, last, ofVocabulary(s, ids)));
    }

    /** The table of tokens, which words learned elsewhere extend. */
    public Embedding tokens() {
        return tokenEmbedding;
    }

    /** Ids behind the vocabulary are words, never the end of a text, though they are larger than its id. */
    private NDArray ofVocabulary(Scope s, NDArray ids) {
        if (!tokenEmbedding.isExtended()) {
            return ids;
        }
        long[] own = LongStream.of(ids.toLongArray())
                .map(id -> id < config.vocabulary() ? id : 0)
                .toArray();
        return s.of(own, ids.getShape().getShape());
    }

    /** Tokens and their places, before the first layer. */
    NDArray embeddings(Scope s, NDArray ids) {
        NDArray positions = positionEmbedding.first(s, ids.getShape().get(1)); // (T, D)
        return Kernels.add(s, tokenEmbedding.forward(s, ids), positions); // (B, T, D)
    }

    private NDArray pool(Scope s, NDArray last, NDArray ids) {
        NDArray end = atTheEnd(s, last, ids); // (B, D)
        return textProjection == null ? end : Kernels.toFloat(s, textProjection.forward(s, end));
    }

    private NDArray atTheEnd(Scope s, NDArray last, NDArray ids) {
        return config.endOfText() == ClipTextConfig.LARGEST_ID
                ? Kernels.rowsAtLargestId(s, last, ids)
                : Kernels.rowsAtFirstId(s, last, ids, config.endOfText());
    }
}
