package io.likeness.engine.vision;

import io.likeness.engine.nn.ModelConfig;
import io.likeness.engine.text.ClipTextConfig;
import java.nio.file.Path;

/**
 * The shape of a whole CLIP model, as transformers' config.json states it.
 *
 * @param text the text tower's
 * @param vision the picture tower's
 * @param projection width of the space in which texts and pictures meet
 */
public record ClipConfig(ClipTextConfig text, ClipVisionConfig vision, int projection) {

    /**
     * Reads config.json.
     *
     * @throws io.likeness.engine.EngineException.BadFile if it is no CLIP model's, or asks for what this engine does not have
     */
    public static ClipConfig read(Path file) {
        ModelConfig json = ModelConfig.read(file);
        json.word("model_type", "clip");
        ClipConfig config = new ClipConfig(
                ClipTextConfig.of(json.at("text_config")),
                ClipVisionConfig.of(json.at("vision_config")),
                json.positive("projection_dim"));
        // What the towers say themselves, and what concerns training from scratch.
        json.ignore("architectures", "dtype", "initializer_factor", "logit_scale_init_value", "text_config_dict");
        json.ignore("torch_dtype", "transformers_version", "vision_config_dict");
        json.ignore(ClipTextConfig.GENERATION);
        json.finish();
        return config;
    }
}
