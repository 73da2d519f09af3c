package io.likeness.engine.evaluation;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/**
 * What the referee finds in B pictures, as numbers.
 *
 * @param features (B, D) of the picture as a whole
 * @param logits (B, N) for each head, N answers
 * @param identity (B, E), of unit length
 */
public record Opinions(NDArray features, Map<Head, NDArray> logits, NDArray identity) {}
