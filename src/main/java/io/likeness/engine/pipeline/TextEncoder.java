package io.likeness.engine.pipeline;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.checkpoint.lora.AdaptedNetwork;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.text.ClipTextModel;
import io.likeness.engine.tokenizer.ClipTokenizer;
import java.util.List;
import java.util.stream.LongStream;

/**
 * One of a model's text encoders.
 *
 * @param place which of them it is
 * @param tokenizer text to ids
 * @param network ids to embeddings
 * @param words what adapters add to its vocabulary for a while
 */
public record TextEncoder(AdaptedNetwork place, ClipTokenizer tokenizer, ClipTextModel network, WordSlot words) {

    /** With no words but its own. */
    TextEncoder(AdaptedNetwork place, ClipTokenizer tokenizer, ClipTextModel network) {
        this(place, tokenizer, network, new WordSlot(tokenizer, network));
    }

    /** Its folder. */
    public String part() {
        return place.part();
    }

    /** The ids of texts (B, T), padded to the tokenizer's length. */
    public NDArray ids(Scope s, List<String> texts) {
        return s.of(
                texts.stream()
                        .flatMapToLong(text -> LongStream.of(words.encode(text)))
                        .toArray(),
                texts.size(),
                tokenizer.length());
    }
}
