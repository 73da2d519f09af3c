package io.likeness.models;

/** A base model as members see it. */
public record BaseModelDetails(BaseModelId id, String name, String description) {}
