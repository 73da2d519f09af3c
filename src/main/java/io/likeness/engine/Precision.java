package io.likeness.engine;

import io.likeness.engine.tensor.Bf16;

/** The number format that a network computes in; weights that are trained stay in float32. */
public enum Precision {
    FP32,
    BF16;

    /** This one where it is fast, else float32. */
    public Precision orWhatIsFastHere() {
        return isFastHere() ? this : FP32;
    }

    /** Whether this machine computes in it at a sensible speed: bfloat16 without instructions for it is ten to thirty times slower. */
    public boolean isFastHere() {
        return this == FP32 || Bf16.isFast();
    }
}
