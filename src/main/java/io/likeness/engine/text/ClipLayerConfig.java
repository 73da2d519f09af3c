package io.likeness.engine.text;

/**
 * The shape of one layer of CLIP's towers, of text or pictures.
 *
 * @param width of a token
 * @param innerWidth of the feed-forward layer
 * @param heads of the attention
 * @param activation of the feed-forward layer
 * @param layerNormEps of the layer normalisations
 */
public record ClipLayerConfig(int width, int innerWidth, int heads, Activation activation, double layerNormEps) {}
