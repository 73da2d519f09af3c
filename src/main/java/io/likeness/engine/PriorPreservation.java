package io.likeness.engine;

import java.nio.file.Path;

/**
 * Prior preservation (DreamBooth, equation 2): class images made by the frozen base model are trained beside the photos.
 *
 * @param classImages how many class images
 * @param weight lambda, the weight of the class images' loss
 * @param library the folder in which class images are kept and found again by base model, prompt, sampler, size and seed
 */
public record PriorPreservation(int classImages, double weight, Path library) {}
