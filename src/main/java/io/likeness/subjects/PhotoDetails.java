package io.likeness.subjects;

import io.likeness.storage.FileKey;
import java.time.Instant;
import java.util.List;

/**
 * A photo of a subject.
 *
 * @param file the stored photo: upright, sRGB, without metadata, JPEG or PNG
 * @param name the file name it came with
 * @param width pixels
 * @param height pixels
 * @param hints sentences on what may keep a model from learning well from it; mostly none
 */
public record PhotoDetails(
        PhotoId id, FileKey file, String name, int width, int height, Instant addedAt, List<String> hints) {

    public PhotoDetails {
        hints = List.copyOf(hints);
    }
}
