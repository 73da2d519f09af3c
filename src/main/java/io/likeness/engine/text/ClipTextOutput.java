package io.likeness.engine.text;

import ai.djl.ndarray.NDArray;

/**
 * What a text encoder says about a batch of texts, in float32.
 *
 * @param lastHiddenState (B, T, D) after the last layer and its normalisation: SD 1.x's text embeddings
 * @param penultimateHiddenState (B, T, D) before the last layer, not normalised
 * @param pooled (B, D) the last hidden state at the end of the text
 */
public record ClipTextOutput(NDArray lastHiddenState, NDArray penultimateHiddenState, NDArray pooled) {}
