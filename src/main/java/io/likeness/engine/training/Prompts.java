package io.likeness.engine.training;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.TrainingPrompts;
import io.likeness.engine.pipeline.StableDiffusion;
import io.likeness.engine.pipeline.TextEmbeddings;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The prompts of a training as text embeddings: computed once, or with every batch while the text encoder learns. */
final class Prompts {

    private final TrainingPrompts prompts;
    private final Embedding embedding;

    /** Text embeddings of the prompts at these places, first those of the photos. */
    @FunctionalInterface
    private interface Embedding {
        TextEmbeddings of(Scope s, int[] places);
    }

    private Prompts(TrainingPrompts prompts, Embedding embedding) {
        this.prompts = prompts;
        this.embedding = embedding;
    }

    /** The text encoder stays as it is. */
    static Prompts frozen(Scope owner, StableDiffusion model, TrainingPrompts prompts) {
        TextEmbeddings embeddings;
        try (Scope s = owner.frozen()) {
            List<NDArray> ids = model.text().ids(s, all(prompts));
            embeddings = model.text().embed(s, ids).map(x -> Kernels.copy(owner, x));
        }
        return new Prompts(prompts, embeddings::rows);
    }

    /** The text encoder learns. */
    static Prompts learned(Scope owner, StableDiffusion model, TrainingPrompts prompts) {
        List<NDArray> ids = model.text().ids(owner, all(prompts)); // (P, T) each
        return new Prompts(prompts, (s, places) -> {
            int[] distinct = Arrays.stream(places).distinct().toArray();
            List<NDArray> once = ids.stream().map(all -> pick(s, all, distinct)).toList();
            TextEmbeddings embeddings = model.text().embed(s, once); // encoding costs more than repeating
            List<Integer> order = Arrays.stream(distinct).boxed().toList();
            return embeddings.rows(s, Arrays.stream(places).map(order::indexOf).toArray());
        });
    }

    /**
     * Text embeddings of a batch: those of the photos first, those of the class images after.
     *
     * @param firstPhoto how many photos were seen before this batch: their prompts take turns
     * @param photos how many there are in the batch
     * @param classImages which class images are in the batch
     */
    TextEmbeddings embeddings(Scope s, long firstPhoto, int photos, int[] classImages) {
        int wordings = prompts.photos().size();
        IntStream subject = IntStream.range(0, photos).map(i -> (int) ((firstPhoto + i) % wordings));
        IntStream ofClass = Arrays.stream(classImages)
                .map(picture -> wordings + picture % prompts.classImages().size());
        return embedding.of(s, IntStream.concat(subject, ofClass).toArray());
    }

    private static List<String> all(TrainingPrompts prompts) {
        return Stream.concat(prompts.photos().stream(), prompts.classImages().stream())
                .toList();
    }

    private static NDArray pick(Scope s, NDArray rows, int[] places) {
        List<NDArray> picked = Arrays.stream(places)
                .mapToObj(place -> Kernels.narrow(s, rows, 0, place, 1))
                .toList();
        return Kernels.cat(s, picked, 0);
    }
}
