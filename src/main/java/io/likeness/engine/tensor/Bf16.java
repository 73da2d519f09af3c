package io.likeness.engine.tensor;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.Precision;

/** Whether this machine computes in bfloat16 or merely pretends to: without the instructions it is ten to thirty times slower. */
final class Bf16 {

    /** Channels and size of the feature map of the trial: a millisecond or two in float32. */
    private static final int CHANNELS = 64;

    private static final int SIZE = 16;

    /** A slowdown that nobody would choose; with the instructions bfloat16 is faster. */
    private static final int TOO_SLOW = 3;

    /** The quickest of so many counts: on a busy machine a few are not enough to find one that nothing else interrupted. */
    private static final int ROUNDS = 20;

    private Bf16() {}

    /** Whether convolutions in bfloat16 are about as fast as in float32, or faster; a short trial, made once. */
    static boolean isFast() {
        return Trial.FAST;
    }

    /** Made when first asked for. */
    private static final class Trial {

        private static final boolean FAST = nanoseconds(Precision.BF16) < TOO_SLOW * nanoseconds(Precision.FP32);

        private static long nanoseconds(Precision precision) {
            long best = Long.MAX_VALUE;
            try (Scope s = Scope.inference(precision)) {
                NDArray x = s.zeros(1, CHANNELS, SIZE, SIZE);
                NDArray weight = s.zeros(CHANNELS, CHANNELS, 3, 3);
                NDArray bias = s.zeros(CHANNELS);
                for (int i = 0; i < ROUNDS; i++) {
                    long start = System.nanoTime();
                    Kernels.conv2d(s, x, weight, bias, 1, 1);
                    best = Math.min(best, System.nanoTime() - start);
                }
            }
            return best;
        }
    }
}
