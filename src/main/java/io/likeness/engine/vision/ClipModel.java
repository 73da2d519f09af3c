package io.likeness.engine.vision;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.nn.Initial;
import io.likeness.engine.nn.Linear;
import io.likeness.engine.nn.Parameters;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.text.ClipTextModel;
import java.nio.file.Path;

/** CLIP (arXiv 2103.00020): a tower for texts and one for pictures, which meet in one space; under transformers' names. */
public final class ClipModel {

    /** Where a CLIP model's folder has its weights. */
    public static final String WEIGHTS = "model.safetensors";

    /** Where a CLIP model's folder has its shape. */
    public static final String CONFIG = "config.json";

    /** ln(1 / 0.07), the paper's first temperature. */
    private static final float INITIAL_LOGIT_SCALE = 2.6592f;

    private final ClipConfig config;
    private final ClipTextModel textModel;
    private final ClipVisionModel visionModel;
    private final Linear textProjection;
    private final Linear visualProjection;
    private final NDArray logitScale;
    private final Parameters parameters;

    /**
     * Reads both towers.
     *
     * @throws io.likeness.engine.EngineException.BadFile if a tensor is missing, has another shape, or has no place
     */
    public ClipModel(Weights weights, ClipConfig config) {
        this.config = config;
        textModel = ClipTextModel.towerOf(weights, config.text());
        visionModel = new ClipVisionModel(weights.at("vision_model"), config.vision());
        textProjection =
                Linear.withoutBias(weights.at("text_projection"), config.text().width(), config.projection());
        visualProjection = Linear.withoutBias(
                weights.at("visual_projection"), config.vision().layer().width(), config.projection());
        logitScale = weights.tensor("logit_scale", Initial.constant(INITIAL_LOGIT_SCALE));
        weights.at("text_model").at("embeddings").ignore("position_ids");
        parameters = weights.finish();
    }

    /** Reads a model from a folder in transformers' layout; its weights belong to the owner. */
    public static ClipModel load(Path folder, Scope owner) {
        ClipConfig config = ClipConfig.read(folder.resolve(CONFIG));
        return new ClipModel(Weights.of(SafetensorsFile.open(folder.resolve(WEIGHTS)), owner), config);
    }

    /** Its shape. */
    public ClipConfig config() {
        return config;
    }

    /** Its leaves by name. */
    public Parameters parameters() {
        return parameters;
    }

    /** The picture tower alone. */
    public ClipVisionModel vision() {
        return visionModel;
    }

    /** Directions (B, P) of pixels (B, 3, H, W), normalised as the model's preprocessor says. */
    public NDArray pictures(Scope s, NDArray pixels) {
        NDArray pooled = visionModel.forward(s, pixels).pooled();
        return Kernels.unit(s, Kernels.toFloat(s, visualProjection.forward(s, pooled)));
    }

    /** Directions (B, P) of token ids (B, T). */
    public NDArray texts(Scope s, NDArray ids) {
        NDArray pooled = textModel.forward(s, ids).pooled();
        return Kernels.unit(s, Kernels.toFloat(s, textProjection.forward(s, pooled)));
    }

    /** The logarithm of what cosines are multiplied with before the softmax, a scalar leaf. */
    public NDArray logitScale() {
        return logitScale;
    }
}
