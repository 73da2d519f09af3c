package io.likeness.engine.pipeline;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.text.ClipTextOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All text encoders of a model, whose embeddings are joined word by word. */
public final class TextEncoders {

    private final PipelineKind kind;
    private final List<TextEncoder> encoders;
    private final boolean zerosForNoNegative;

    /**
     * Those of a model.
     *
     * @param encoders in the kind's order
     * @param zerosForNoNegative what the model learned to take an absent negative prompt for: zeros, or the text without words
     */
    TextEncoders(PipelineKind kind, List<TextEncoder> encoders, boolean zerosForNoNegative) {
        this.kind = kind;
        this.encoders = List.copyOf(encoders);
        this.zerosForNoNegative = zerosForNoNegative;
    }

    /** Each of them, in the order in which their embeddings are joined. */
    public List<TextEncoder> each() {
        return encoders;
    }

    /** The ids of texts (B, T), for each encoder. */
    public List<NDArray> ids(Scope s, List<String> texts) {
        return encoders.stream().map(encoder -> encoder.ids(s, texts)).toList();
    }

    /** The embeddings of ids (B, T), given for each encoder. */
    public TextEmbeddings embed(Scope s, List<NDArray> ids) {
        List<ClipTextOutput> outputs = new ArrayList<>();
        for (int i = 0; i < encoders.size(); i++) {
            outputs.add(encoders.get(i).network().forward(s, ids.get(i)));
        }
        List<NDArray> contexts = outputs.stream().map(kind.context).toList();
        NDArray context = contexts.size() == 1 ? contexts.getFirst() : Kernels.cat(s, contexts, 2);
        return new TextEmbeddings(context, kind.pooled ? outputs.getLast().pooled() : null);
    }

    /**
     * The embeddings of negative prompts, before those of prompts; equal texts are encoded once.
     *
     * @param negative empty where none was given
     */
    public TextEmbeddings embed(Scope s, List<Optional<String>> negative, List<String> prompts) {
        List<String> texts = Stream.concat(negative.stream().map(text -> text.orElse("")), prompts.stream())
                .toList();
        List<String> distinct = texts.stream().distinct().toList();
        try (Scope net = s.nested()) {
            TextEmbeddings each = embed(net, ids(net, distinct))
                    .rows(net, texts.stream().mapToInt(distinct::indexOf).toArray());
            return (zerosForNoNegative ? each.map(x -> withoutAbsent(net, x, negative)) : each).map(s::keep);
        }
    }

    /** SDXL learned no text at all as zeros; an empty text is a text, and is encoded. */
    private static NDArray withoutAbsent(Scope s, NDArray x, List<Optional<String>> negative) {
        long[] shape = x.getShape().getShape();
        Arrays.fill(shape, 1, shape.length, 1);
        float[] kept = new float[(int) shape[0]];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = i < negative.size() && negative.get(i).isEmpty() ? 0 : 1;
        }
        return Kernels.mul(s, x, s.of(kept, shape));
    }
}
