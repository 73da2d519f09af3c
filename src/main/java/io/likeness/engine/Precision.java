package io.likeness.engine;

/** The number format that a network computes in; weights that are trained stay in float32. */
public enum Precision {
    FP32,
    BF16
}
