package io.likeness.engine.vision;

import io.likeness.engine.nn.ModelConfig;
import io.likeness.engine.text.Activation;
import io.likeness.engine.text.ClipLayerConfig;
import io.likeness.engine.text.ClipTextConfig;

/**
 * The shape of CLIP's vision transformer, as the vision_config of a config.json states it.
 *
 * @param imageSize height and width of its pictures
 * @param patchSize height and width of the squares that become tokens
 * @param layers how many
 * @param layer the shape of each
 */
public record ClipVisionConfig(int imageSize, int patchSize, int layers, ClipLayerConfig layer) {

    /**
     * Reads a vision_config.
     *
     * @throws io.likeness.engine.EngineException.BadFile if a key is missing, or asks for what this engine does not have
     */
    public static ClipVisionConfig of(ModelConfig json) {
        ClipLayerConfig layer = new ClipLayerConfig(
                json.positive("hidden_size"),
                json.positive("intermediate_size"),
                json.positive("num_attention_heads"),
                Activation.of(json),
                json.number("layer_norm_eps", 1e-5));
        ClipVisionConfig config = new ClipVisionConfig(
                json.positive("image_size"), json.positive("patch_size"), json.positive("num_hidden_layers"), layer);
        if (config.imageSize % config.patchSize != 0) {
            throw json.bad("patch_size", config.patchSize, "sizes that divide image_size " + config.imageSize);
        }
        if (layer.width() % layer.heads() != 0) {
            throw json.bad(
                    "num_attention_heads", layer.heads(), "numbers of heads that divide hidden_size " + layer.width());
        }
        json.only("num_channels", 3);
        // The rest concerns training from scratch and the program that wrote the file.
        json.ignore("architectures", "attention_dropout", "dropout", "dtype", "initializer_factor");
        json.ignore("initializer_range", "model_type", "projection_dim", "torch_dtype", "transformers_version");
        json.ignore(ClipTextConfig.GENERATION);
        json.finish();
        return config;
    }

    /** Squares along one side of a picture. */
    int side() {
        return imageSize / patchSize;
    }

    /** Numbers in one square: three colours of each pixel. */
    int patchNumbers() {
        return 3 * patchSize * patchSize;
    }
}
