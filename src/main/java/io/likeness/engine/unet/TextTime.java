package io.likeness.engine.unet;

import io.likeness.engine.nn.ModelConfig;
import org.jspecify.annotations.Nullable;

/**
 * An embedding of pooled text and of a picture's sizes, which diffusers calls text_time.
 *
 * @param timeIdWidth sinusoids of each of the six sizes
 * @param inputs width of pooled text and all sinusoids together
 */
public record TextTime(int timeIdWidth, int inputs) {

    /** Width of the pooled text. */
    public int textWidth() {
        return inputs - MicroConditioning.NUMBERS * timeIdWidth;
    }

    /** Reads it from a UNet's config.json; null if nothing is added to the time embedding. */
    static @Nullable TextTime read(ModelConfig json) {
        if (!json.has("addition_embed_type")) {
            return null;
        }
        json.word("addition_embed_type", "text_time");
        return new TextTime(
                json.positive("addition_time_embed_dim"), json.positive("projection_class_embeddings_input_dim"));
    }
}
