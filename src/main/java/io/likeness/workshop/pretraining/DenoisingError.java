package io.likeness.workshop.pretraining;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.noise.NoiseSchedule;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.text.ClipTextModel;
import io.likeness.engine.unet.Conditioning;
import io.likeness.engine.unet.UNet2DConditionModel;

/** How far a UNet's prediction is from its target, place by place: || v - v(x_t, t, caption) ||^2 (arXiv 2202.00512, section 2.4). */
record DenoisingError(NoiseSchedule noise, ClipTextModel textEncoder, UNet2DConditionModel unet) {

    /**
     * The squared differences (B, C, H, W).
     *
     * @param latents (B, C, H, W), scaled to unit variance
     * @param drawn unit normal noise of that shape
     * @param timesteps (B)
     * @param tokens the captions' (B, T)
     */
    NDArray squares(Scope s, NDArray latents, NDArray drawn, long[] timesteps, NDArray tokens) {
        NDArray context = textEncoder.forward(s, tokens).lastHiddenState(); // (B, T, D)
        NDArray noisy = noise.addNoise(s, latents, drawn, timesteps);
        NDArray target = noise.target(s, latents, drawn, timesteps);
        NDArray predicted = unet.forward(s, noisy, s.of(timesteps, timesteps.length), Conditioning.of(context));
        NDArray difference = Kernels.sub(s, predicted, target);
        return Kernels.mul(s, difference, difference);
    }
}
