package io.likeness.engine.training;

/**
 * What the batches of a DreamBooth training are made of.
 *
 * @param photos of the subject, as latents
 * @param classImages of its class; none without prior preservation
 * @param prompts of both
 */
record TrainingData(EncodedPictures photos, EncodedPictures classImages, Prompts prompts) {}
