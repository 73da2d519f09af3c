package io.likeness.engine.training;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.unet.Conditioning;

/**
 * What one forward and backward pass learns from: samples of the subject first, as many of its class after them or none.
 *
 * @param latents of the pictures, scaled (B, C, H/f, W/f)
 * @param noise to be added (B, C, H/f, W/f)
 * @param timesteps how much of it, for each sample (B)
 * @param conditioning what the UNet is told of each sample: the prompts' text embeddings, SDXL's of the pictures' making too
 * @param instances how many samples show the subject
 */
record Batch(NDArray latents, NDArray noise, long[] timesteps, Conditioning conditioning, int instances) {}
