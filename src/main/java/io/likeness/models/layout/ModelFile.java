package io.likeness.models.layout;

import org.jspecify.annotations.Nullable;

/**
 * A file of a base model.
 *
 * @param path below the model's folder, with slashes
 * @param bytes its size
 * @param checksum what it must have; null as long as nobody has said
 */
public record ModelFile(String path, long bytes, @Nullable Checksum checksum) {

    /** The same file with a known checksum. */
    public ModelFile with(@Nullable Checksum known) {
        return new ModelFile(path, bytes, known);
    }
}
