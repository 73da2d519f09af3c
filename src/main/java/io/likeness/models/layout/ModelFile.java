package io.likeness.models.layout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of a base model.
 *
 * @param path below the model's folder, with slashes
 * @param bytes its size
 * @param checksum what it must have; null as long as nobody has said
 */
public record ModelFile(String path, long bytes, @Nullable Checksum checksum) {

    /**
     * The sizes of files together.
     *
     * @throws ArithmeticException if they are beyond all counting
     */
    public static long bytes(List<ModelFile> files) {
        return files.stream().mapToLong(ModelFile::bytes).reduce(0, Math::addExact);
    }

    /** The same file with a known checksum. */
    public ModelFile with(@Nullable Checksum known) {
        return new ModelFile(path, bytes, known);
    }
}
