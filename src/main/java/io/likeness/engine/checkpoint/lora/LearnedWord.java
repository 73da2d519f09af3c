package io.likeness.engine.checkpoint.lora;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.TensorInfo;
import io.likeness.engine.checkpoint.TensorType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Vectors that stand for a word (textual inversion, arXiv 2208.01618), alone in a file or bundled with an adapter.
 *
 * @param tensor its name in the file
 * @param word what stands in prompts; empty where it is called as its file
 * @param network the text encoder that they are of
 * @param vectors (n, D), or (D) for one
 */
public record LearnedWord(String tensor, String word, AdaptedNetwork network, StoredTensor vectors) {

    /** A prompt has 77 positions, of which two are its beginning and its end. */
    private static final long MOST_VECTORS = 75;

    private static final Set<TensorType> NUMBERS =
            Set.of(TensorType.F64, TensorType.F32, TensorType.F16, TensorType.BF16);

    /** OneTrainer and kohya's scripts bundle them; the name may have dots of its own. */
    private static final Pattern BUNDLED = Pattern.compile("bundle_emb\\.(.+?)(?:\\.(" + "string_to_param\\.\\*|\\*"
            + "|emb_params|clip_[lgh]|text_encoders?_[012]|text_encoder" + "))?");

    /** Files of their own: AUTOMATIC1111's, and those with a tensor for each encoder. */
    private static final Pattern OWN = Pattern.compile(
            "()(emb_params|string_to_param\\.\\*|\\*|clip_[lgh]|text_encoders_[01]|text_encoder(?:_2)?)");

    /** diffusers' files: the word itself is the tensor's name. A path of a layer has dots. */
    private static final Pattern TOKEN = Pattern.compile("([^.\\s]{1,100})()");

    private static final Set<String> SECOND = Set.of("clip_g", "text_encoder_2", "text_encoders_1");

    private static final int NARROWEST = 8;

    /** Looks at the shape. */
    public LearnedWord {
        if (vectors.shape().isEmpty() || vectors.shape().size() > 2 || vectors.elements() == 0) {
            throw new BadFile(
                    "%s has shape %s, expected vectors (n, D) of a word".formatted(vectors.origin(), vectors.shape()));
        }
        long count = vectors.elements() / vectors.shape().getLast();
        if (count > MOST_VECTORS) {
            throw new BadFile("%s has %d vectors for a word; a prompt has room for %d"
                    .formatted(vectors.origin(), count, MOST_VECTORS));
        }
    }

    /** How many positions of a prompt it takes. */
    public long count() {
        return vectors.elements() / width();
    }

    /** D. */
    public long width() {
        return vectors.shape().getLast();
    }

    /** The word, or what else it is called. */
    public String wordOr(String file) {
        return word.isEmpty() ? file : word;
    }

    /** Whether a file's tensors are words and nothing else. */
    static boolean areWords(Map<String, TensorInfo> tensors) {
        return !tensors.isEmpty()
                && tensors.values().stream().allMatch(LearnedWord::mayBeVectors)
                && (tensors.keySet().stream().anyMatch(name -> OWN.matcher(name).matches() || isBundled(name))
                        || tensors.values().stream().allMatch(LearnedWord::mayBeToken));
    }

    static boolean isBundled(String tensor) {
        return tensor.startsWith("bundle_emb.");
    }

    /**
     * A tensor as a word.
     *
     * @param alone whether the file holds words and nothing else
     */
    static Optional<LearnedWord> of(SafetensorsFile file, String tensor, boolean alone) {
        Matcher name = BUNDLED.matcher(tensor);
        if (!name.matches()) {
            name = OWN.matcher(tensor);
            if (!name.matches()) {
                name = TOKEN.matcher(tensor);
                if (!alone || !name.matches()) {
                    return Optional.empty();
                }
            }
        }
        String encoder = name.group(2) == null ? "" : name.group(2);
        if (encoder.isEmpty() && isBundled(tensor) && name.group(1).contains(".")) {
            return Optional.empty(); // vectors for something that is no text encoder here
        }
        AdaptedNetwork network = SECOND.contains(encoder) ? AdaptedNetwork.TEXT_ENCODER_2 : AdaptedNetwork.TEXT_ENCODER;
        return Optional.of(new LearnedWord(tensor, name.group(1), network, StoredTensor.of(file, tensor)));
    }

    private static boolean mayBeVectors(TensorInfo tensor) {
        return NUMBERS.contains(tensor.type())
                && (tensor.shape().size() == 1 || tensor.shape().size() == 2)
                && tensor.shape().getLast() >= NARROWEST;
    }

    private static boolean mayBeToken(TensorInfo tensor) {
        return TOKEN.matcher(tensor.name()).matches()
                && tensor.elements() / Math.max(1, tensor.shape().getLast()) <= MOST_VECTORS;
    }
}
