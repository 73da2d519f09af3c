package io.likeness.engine;

/** What a denoising network's output means; the constants' lower-case names are diffusers' own. */
public enum PredictionType {
    /** The noise. */
    EPSILON,
    /** The velocity v = sqrt(alphas_cumprod) noise - sqrt(1 - alphas_cumprod) x0 (arXiv 2202.00512, appendix D). */
    V_PREDICTION,
    /** The image x0 itself. */
    SAMPLE
}
