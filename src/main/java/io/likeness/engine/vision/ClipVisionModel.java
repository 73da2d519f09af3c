package io.likeness.engine.vision;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.nn.Embedding;
import io.likeness.engine.nn.Initial;
import io.likeness.engine.nn.LayerNorm;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.text.ClipEncoderLayer;
import java.util.List;
import java.util.stream.IntStream;

/** CLIP's picture tower, a vision transformer (arXiv 2103.00020, 2010.11929), under transformers' names. */
public final class ClipVisionModel {

    private static final double INITIAL_DEVIATION = .02;

    private final ClipVisionConfig config;
    private final NDArray classEmbedding;
    private final NDArray patchEmbedding;
    private final Embedding positionEmbedding;
    private final LayerNorm preLayernorm;
    private final List<ClipEncoderLayer> layers;
    private final LayerNorm postLayernorm;

    /** What it says about a batch: (B, T, D) before the last normalisation, and (B, D) the normalised class token. */
    public record Output(NDArray lastHiddenState, NDArray pooled) {}

    /** The tower at a place in a checkpoint, such as vision_model. */
    public ClipVisionModel(Weights weights, ClipVisionConfig config) {
        this.config = config;
        int width = config.layer().width();
        double eps = config.layer().layerNormEps();
        Weights embeddings = weights.at("embeddings");
        embeddings.ignore("position_ids"); // 0, 1, 2, ...
        classEmbedding = embeddings.tensor("class_embedding", Initial.normal(INITIAL_DEVIATION), width);
        int patch = config.patchSize();
        patchEmbedding = embeddings
                .at("patch_embedding")
                .tensor("weight", Initial.fanIn(config.patchNumbers()), width, 3, patch, patch);
        positionEmbedding =
                Embedding.load(embeddings.at("position_embedding"), (long) config.side() * config.side() + 1, width);
        preLayernorm = LayerNorm.load(weights.at("pre_layrnorm"), width, eps); // transformers' spelling
        Weights list = weights.at("encoder").at("layers");
        layers = IntStream.range(0, config.layers())
                .mapToObj(i -> new ClipEncoderLayer(list.at(i), config.layer(), false))
                .toList();
        postLayernorm = LayerNorm.load(weights.at("post_layernorm"), width, eps);
    }

    /** Looks at pixels (B, 3, H, W), normalised as the model's preprocessor says. */
    public Output forward(Scope s, NDArray pixels) {
        long batch = pixels.getShape().get(0);
        int width = config.layer().width();
        NDArray classToken = Kernels.add(s, s.zeros(batch, 1, width), classEmbedding); // (B, 1, D)
        NDArray patches = Kernels.toFloat(s, patches(s, pixels)); // (B, N, D)
        NDArray h = Kernels.cat(s, List.of(classToken, patches), 1); // (B, N + 1, D)
        h = Kernels.add(s, h, positionEmbedding.first(s, h.getShape().get(1)));
        h = preLayernorm.forward(s, h);
        for (ClipEncoderLayer layer : layers) {
            h = layer.forward(s, h);
        }
        NDArray last = Kernels.toFloat(s, h);
        NDArray first = Kernels.reshape(s, Kernels.narrow(s, last, 1, 0, 1), batch, width);
        return new Output(last, postLayernorm.forward(s, first));
    }

    /** A convolution whose stride is its kernel's size: each square of pixels, laid flat, times one matrix. */
    private NDArray patches(Scope s, NDArray pixels) {
        int patch = config.patchSize();
        int side = config.side();
        NDArray squares = Kernels.reshape(s, pixels, -1, 3, side, patch, side, patch);
        NDArray ordered = Kernels.permute(s, squares, 0, 2, 4, 1, 3, 5); // (B, h, w, 3, p, p)
        NDArray flat = Kernels.reshape(s, ordered, -1, (long) side * side, config.patchNumbers()); // (B, N, 3 p p)
        NDArray matrix = Kernels.reshape(s, patchEmbedding, -1, config.patchNumbers()); // (D, 3 p p)
        return Kernels.linear(s, flat, matrix, null);
    }
}
