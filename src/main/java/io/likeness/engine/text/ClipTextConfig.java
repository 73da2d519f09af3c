package io.likeness.engine.text;

import io.likeness.engine.nn.ModelConfig;
import java.nio.file.Path;

/**
 * The shape of a CLIP text encoder, as text_encoder/config.json states it.
 *
 * @param vocabulary tokens
 * @param positions longest sequence
 * @param width of a token
 * @param innerWidth of the feed-forward layers
 * @param layers how many
 * @param heads of the attention
 * @param activation of the feed-forward layers
 * @param layerNormEps of the layer normalisations
 * @param endOfText id of the token whose row is the pooled output; 2 means the largest id of the sequence
 * @param projection width of the projected pooled output, which SDXL's second encoder has; 0 without
 */
public record ClipTextConfig(
        int vocabulary,
        int positions,
        int width,
        int innerWidth,
        int layers,
        int heads,
        Activation activation,
        double layerNormEps,
        int endOfText,
        int projection) {

    /** What early configurations say instead of the end-of-text token's id, which always is the largest one. */
    static final int LARGEST_ID = 2;

    private static final String PROJECTING = "CLIPTextModelWithProjection";

    /** What early versions of transformers wrote into every configuration, about text generation mostly. */
    public static final String[] GENERATION = {
        "chunk_size_feed_forward",
        "diversity_penalty",
        "encoder_no_repeat_ngram_size",
        "id2label",
        "label2id",
        "length_penalty",
        "max_length",
        "min_length",
        "no_repeat_ngram_size",
        "num_beam_groups",
        "num_beams",
        "num_return_sequences",
        "repetition_penalty",
        "return_dict",
        "temperature",
        "tie_word_embeddings",
        "top_k",
        "top_p",
        "typical_p",
        "use_cache"
    };

    /**
     * Reads text_encoder/config.json.
     *
     * @throws io.likeness.engine.EngineException.BadFile if a key is missing, or asks for what this engine does not have
     */
    public static ClipTextConfig read(Path file) {
        return of(ModelConfig.read(file));
    }

    /** Reads it from the text_config of a whole CLIP model, or from a file of its own. */
    public static ClipTextConfig of(ModelConfig json) {
        ClipTextConfig config = new ClipTextConfig(
                json.positive("vocab_size"),
                json.positive("max_position_embeddings", 77),
                json.positive("hidden_size"),
                json.positive("intermediate_size"),
                json.positive("num_hidden_layers"),
                json.positive("num_attention_heads"),
                Activation.of(json),
                json.number("layer_norm_eps", 1e-5),
                json.positive("eos_token_id", LARGEST_ID),
                projection(json));
        if (config.width % config.heads != 0) {
            throw json.bad(
                    "num_attention_heads", config.heads, "numbers of heads that divide hidden_size " + config.width);
        }
        // The rest concerns training from scratch, the tokenizer and the program that wrote the file.
        json.ignore("architectures", "attention_dropout", "bos_token_id", "dropout", "dtype", "initializer_factor");
        json.ignore("initializer_range", "model_type", "pad_token_id", "projection_dim", "torch_dtype");
        json.ignore("transformers_version");
        json.ignore(GENERATION);
        json.finish();
        return config;
    }

    /** Files of encoders without a projection state its width too: that of the CLIP model from which they were taken. */
    private static int projection(ModelConfig json) {
        boolean projects = json.has("architectures")
                && json.words("architectures", "CLIPTextModel", PROJECTING, "CLIPModel")
                        .contains(PROJECTING);
        return projects ? json.positive("projection_dim") : 0;
    }

    /** What its layers need to know. */
    ClipLayerConfig layer() {
        return new ClipLayerConfig(width, innerWidth, heads, activation, layerNormEps);
    }
}
