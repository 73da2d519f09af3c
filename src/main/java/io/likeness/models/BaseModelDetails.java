package io.likeness.models;

/**
 * A base model as members see it.
 *
 * @param builtIn whether it is the starter, which knows an illustrated world and nothing else
 */
public record BaseModelDetails(BaseModelId id, String name, String description, boolean builtIn) {}
