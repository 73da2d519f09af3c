package io.likeness.models;

import java.nio.file.Path;

/**
 * A base model that was installed here, not the one that comes along.
 *
 * @param folder in diffusers' layout
 */
public record InstalledModel(BaseModelId id, String name, ModelFamily family, Path folder) {}
