package io.likeness.engine.nn;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;

/**
 * Sinusoids of timesteps.
 *
 * @param width how many
 * @param shift freq_shift of the configuration
 * @param cosineFirst flip_sin_to_cos of the configuration
 */
public record Timesteps(int width, int shift, boolean cosineFirst) {

    /** Maps timesteps (B) to (B, width), float32. */
    public NDArray forward(Scope s, NDArray timesteps) {
        return Kernels.sinusoids(s, timesteps, width, shift, cosineFirst);
    }
}
