package io.likeness.engine.pipeline;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.Precision;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches that what is drawn stays made of numbers, from the network to the picture: one NaN spreads over everything that follows, and
 * would end as a black picture without a word.
 *
 * <p>A step's sums are read when the next step has been handed over whole, so that a graphics card waits once a step at most, between two.
 */
final class FiniteNumbersWatch {

    private static final List<String> TENSORS = List.of("the network's answer", "the guided prediction", "the latents");

    private final Scope owner;
    private final int steps;
    private @Nullable NDArray sums;
    private int step;

    /** A watch over a run of so many steps; what it keeps between two of them belongs to the owner. */
    FiniteNumbersWatch(Scope owner, int steps) {
        this.owner = owner;
        this.steps = steps;
    }

    /**
     * Takes note of a step and looks at the one before it.
     *
     * @param answer of the network (B or 2B, C, H, W)
     * @param guided what guidance made of it (B, C, H, W)
     * @param latents after the step (B, C, H, W)
     * @throws BadSetting naming the step before and the first of its tensors that holds what is no number
     */
    void after(Scope s, NDArray answer, NDArray guided, NDArray latents) {
        NDArray now = owner.keep(Kernels.cat(s, List.of(sum(s, answer), sum(s, guided), sum(s, latents)), 0)); // (3)
        look();
        sums = now;
        step++;
    }

    /** Looks at the last step. */
    void look() {
        if (sums == null) {
            return;
        }
        try (NDArray read = sums) {
            sums = null;
            float[] values = read.toFloatArray();
            for (int i = 0; i < values.length; i++) {
                if (!Float.isFinite(values[i])) {
                    throw new BadSetting("after step %d of %d %s holds what is no number (NaN or infinite): %s"
                            .formatted(step, steps, TENSORS.get(i), advice(i)));
                }
            }
        }
    }

    private String advice(int tensor) {
        return switch (tensor) {
            case 0 -> inFloat32() + "if it happens without adapters too, a file of the model is damaged";
            case 1 -> "take less guidance, or no guidance rescale";
            default -> "take another noise scheduler, or more steps";
        };
    }

    private String inFloat32() {
        return owner.precision() == Precision.FP32
                ? "take adapters with less weight; "
                : "compute in fp32, and take adapters with less weight; ";
    }

    /** Refuses a decoded picture (1, 3, H, W) that is not made of numbers. */
    static void requirePicture(Scope s, NDArray pixels) {
        if (!Float.isFinite(sum(s, pixels).toFloatArray()[0])) {
            throw new BadSetting(
                    "the decoded picture holds what is no number (NaN or infinite), though its latents are numbers: "
                            + (s.precision() == Precision.FP32
                                    ? "the model's autoencoder (vae) is damaged, or was saved in float16 after it had overflowed, as"
                                            + " SDXL's first one does; take the model with a mended autoencoder"
                                    : "compute in fp32; SDXL's first autoencoder overflows in half precision"));
        }
    }

    private static NDArray sum(Scope s, NDArray x) {
        return Kernels.reshape(s, Kernels.sum(s, Kernels.toFloat(s, x)), 1);
    }
}
