package io.likeness.models;

/**
 * A base model to register.
 *
 * @param name what to call it
 * @param description what else its card says of it; may be empty
 * @param folder a diffusers folder: absolute, or relative to the studio's home where the files belong to the studio
 * @param source where it came from, for its card
 */
public record NewBaseModel(
        BaseModelId id, String name, String description, String folder, ModelFacts facts, String source) {}
