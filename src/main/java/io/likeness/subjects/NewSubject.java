package io.likeness.subjects;

import io.likeness.subjects.photos.PreparedPhoto;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subject to create.
 *
 * @param identifier the rare token to bind to it; null takes the next free one
 * @param photos photos that were checked and stored before; may be none
 */
public record NewSubject(
        String name, String classNoun, @Nullable String identifier, List<PreparedPhoto> photos) {

    public NewSubject {
        photos = List.copyOf(photos);
    }
}
