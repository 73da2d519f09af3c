package io.likeness.engine.training;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.pipeline.StableDiffusion;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The two prompts of a training as text embeddings: computed once, or with every batch while the text encoder learns. */
@FunctionalInterface
interface Prompts {

    /** Text embeddings (B, T, D): those of the subject's samples first, those of its class after. */
    NDArray context(Scope s, int instances, int classes);

    /** The text encoder stays as it is. */
    static Prompts frozen(Scope owner, StableDiffusion model, String instance, String ofClass) {
        NDArray embeddings; // (2, T, D)
        try (Scope s = owner.frozen()) {
            embeddings = Kernels.copy(owner, model.embed(s, model.ids(s, List.of(instance, ofClass))));
        }
        return (s, instances, classes) -> repeat(s, embeddings, instances, classes);
    }

    /** The text encoder learns. */
    static Prompts learned(Scope owner, StableDiffusion model, String instance, String ofClass) {
        NDArray ids = model.ids(owner, List.of(instance, ofClass)); // (2, T)
        return (s, instances, classes) -> classes == 0
                ? repeat(s, model.embed(s, Kernels.narrow(s, ids, 0, 0, 1)), instances, 0)
                : repeat(s, model.embed(s, ids), instances, classes);
    }

    private static NDArray repeat(Scope s, NDArray embeddings, int instances, int classes) {
        Stream<NDArray> subject = Collections.nCopies(instances, Kernels.narrow(s, embeddings, 0, 0, 1)).stream();
        Stream<NDArray> ofClass = classes == 0
                ? Stream.empty()
                : Collections.nCopies(classes, Kernels.narrow(s, embeddings, 0, 1, 1)).stream();
        return Kernels.cat(s, Stream.concat(subject, ofClass).toList(), 0);
    }
}
