package io.likeness.workshop.guide;

import java.nio.file.Path;

/**
 * What the guide's pictures are made with.
 *
 * @param model diffusers folder of the base model
 * @param out the folder of the pictures
 * @param subject the seed of the dog that the model is taught
 * @param seed of the first picture; the others count on from it
 * @param trainingSteps optimizer steps of each training
 * @param denoisingSteps steps of each picture
 * @param classImages class images of the training with prior preservation
 */
public record GuideSettings(
        Path model, Path out, long subject, long seed, int trainingSteps, int denoisingSteps, int classImages) {}
