package io.likeness.engine.text;

import ai.djl.ndarray.NDArray;

/**
 * What a text encoder says about a batch of texts, in float32.
 *
 * @param lastHiddenState (B, T, D) after the last layer and its normalisation: the text embeddings of SD 1.x and 2.x
 * @param penultimateHiddenState (B, T, D) before the last layer, not normalised: those of SDXL
 * @param pooled (B, D) the last hidden state at the end of the text; (B, P) through the text projection where there is one
 */
public record ClipTextOutput(NDArray lastHiddenState, NDArray penultimateHiddenState, NDArray pooled) {}
