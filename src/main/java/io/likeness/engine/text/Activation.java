package io.likeness.engine.text;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.nn.ModelConfig;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;

/** The activations that CLIP's feed-forward layers come with. */
public enum Activation {
    /** SD 1.x. */
    QUICK_GELU,
    /** SD 2.x and SDXL's second. */
    GELU;

    /** The one that a configuration's hidden_act names. */
    public static Activation of(ModelConfig json) {
        return json.word("hidden_act", "quick_gelu", "gelu").equals("gelu") ? GELU : QUICK_GELU;
    }

    NDArray apply(Scope s, NDArray x) {
        return switch (this) {
            case QUICK_GELU -> Kernels.quickGelu(s, x);
            case GELU -> Kernels.gelu(s, x);
        };
    }
}
