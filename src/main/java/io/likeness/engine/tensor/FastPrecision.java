package io.likeness.engine.tensor;

import io.likeness.engine.Precision;

/** Which number formats this machine computes in at a sensible speed: bfloat16 without instructions for it is ten to thirty times slower. */
public final class FastPrecision {

    private FastPrecision() {}

    /** Whether this machine is fast in it. */
    public static boolean isFast(Precision precision) {
        return precision == Precision.FP32 || Bf16.isFast();
    }

    /** A precision where it is fast, else float32. */
    public static Precision orFloat32(Precision precision) {
        return isFast(precision) ? precision : Precision.FP32;
    }
}
