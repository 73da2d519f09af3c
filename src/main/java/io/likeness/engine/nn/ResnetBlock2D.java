package io.likeness.engine.nn;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import org.jspecify.annotations.Nullable;

/** Two convolutions around a residual connection (arXiv 1512.03385), shifted by the time embedding where there is one. */
public final class ResnetBlock2D {

    private final GroupNorm norm1;
    private final Conv2d conv1;
    private final @Nullable Linear timeEmbProj;
    private final GroupNorm norm2;
    private final Conv2d conv2;
    private final @Nullable Conv2d convShortcut;

    /**
     * What all residual blocks of one network share.
     *
     * @param timeWidth width of the time embedding; 0 where there is none
     * @param groups groups of the normalisations
     * @param eps of the normalisations
     */
    public record Settings(int timeWidth, int groups, double eps) {}

    /** A block from so many channels to so many others. */
    public ResnetBlock2D(Weights weights, long inputs, long outputs, Settings settings) {
        norm1 = GroupNorm.load(weights.at("norm1"), inputs, settings.groups(), settings.eps());
        conv1 = Conv2d.load3x3(weights.at("conv1"), inputs, outputs);
        timeEmbProj = settings.timeWidth() > 0
                ? Linear.load(weights.at("time_emb_proj"), settings.timeWidth(), outputs)
                : null;
        norm2 = GroupNorm.load(weights.at("norm2"), outputs, settings.groups(), settings.eps());
        conv2 = Conv2d.load3x3(weights.at("conv2"), outputs, outputs);
        convShortcut = inputs != outputs ? Conv2d.load1x1(weights.at("conv_shortcut"), inputs, outputs) : null;
    }

    /** Maps x (B, C, H, W) and temb (B, D) to (B, C', H, W). */
    public NDArray forward(Scope s, NDArray x, @Nullable NDArray temb) {
        try (Scope block = s.nested()) {
            NDArray h = Kernels.silu(block, norm1.forward(block, x));
            h = conv1.forward(block, h); // (B, C', H, W)
            if (timeEmbProj != null && temb != null) {
                NDArray shift = timeEmbProj.forward(block, Kernels.silu(block, temb)); // (B, C')
                h = Kernels.spatialShift(block, h, shift);
            }
            h = Kernels.silu(block, norm2.forward(block, h));
            h = conv2.forward(block, h); // (B, C', H, W)
            NDArray shortcut = convShortcut == null ? x : convShortcut.forward(block, x);
            return s.keep(Kernels.add(block, shortcut, h));
        }
    }
}
