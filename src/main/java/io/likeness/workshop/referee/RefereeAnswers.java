package io.likeness.workshop.referee;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.Objects;

/**
 * What the referee finds in B pictures, as numbers.
 *
 * @param features (B, D) of the picture as a whole
 * @param logits (B, N) for each head, N answers
 * @param identity (B, E), of unit length
 */
public record RefereeAnswers(NDArray features, Map<Head, NDArray> logits, NDArray identity) {

    /** One head's logits. */
    public NDArray of(Head head) {
        return Objects.requireNonNull(logits.get(head), "every head has logits");
    }
}
