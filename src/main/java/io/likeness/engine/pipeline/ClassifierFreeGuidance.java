package io.likeness.engine.pipeline;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.unet.Conditioning;
import io.likeness.engine.unet.UNet2DConditionModel;
import java.util.List;

/**
 * Classifier-free guidance (arXiv 2207.12598, equation 6 in diffusers' form): the prediction without the prompt, led on along
 * what the prompt changes.
 *
 * @param unet the network
 * @param conditioning of 2B samples, the negative prompts' before the prompts'; without guidance of the prompts' B alone
 * @param scale 1 is no guidance: half the work
 * @param rescale how far the guided prediction is brought back to the deviation of the prompted one (arXiv 2305.08891, equations 15
 *     and 16): 0 leaves it, 0.7 is the paper's choice for zero terminal SNR
 */
record ClassifierFreeGuidance(UNet2DConditionModel unet, Conditioning conditioning, double scale, double rescale) {

    /** Whether a scale guides at all. */
    static boolean guides(double scale) {
        return scale != 1;
    }

    /**
     * What the network said, and what guidance made of it.
     *
     * @param network its answer (2B, C, H, W); without guidance (B, C, H, W)
     * @param guided the prediction (B, C, H, W)
     */
    record Answer(NDArray network, NDArray guided) {}

    /** Predicts for latents (B, C, H, W) at one timestep. */
    Answer predict(Scope s, NDArray latents, double timestep) {
        if (!guides(scale)) {
            NDArray answer = unet.forward(s, latents, timestep, conditioning);
            return new Answer(answer, answer);
        }
        long batch = latents.getShape().get(0);
        NDArray twice = Kernels.cat(s, List.of(latents, latents), 0); // (2B, C, H, W)
        NDArray both = unet.forward(s, twice, timestep, conditioning);
        NDArray without = Kernels.narrow(s, both, 0, 0, batch);
        NDArray with = Kernels.narrow(s, both, 0, batch, batch);
        NDArray guided = Kernels.add(s, without, Kernels.scale(s, Kernels.sub(s, with, without), scale));
        return new Answer(both, rescale == 0 ? guided : Kernels.matchDeviation(s, guided, with, rescale));
    }
}
