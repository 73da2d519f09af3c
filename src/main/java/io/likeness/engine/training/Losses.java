package io.likeness.engine.training;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * The loss of a batch and its two terms, scalars.
 *
 * @param total what is minimised
 * @param instance the subject's
 * @param prior the class's, before its weight; null without class images
 */
record Losses(NDArray total, NDArray instance, @Nullable NDArray prior) {}
