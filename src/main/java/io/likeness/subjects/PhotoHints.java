package io.likeness.subjects;

import io.likeness.subjects.photos.PreparedPhoto;
import java.util.ArrayList;
import java.util.List;

/** Sentences on what may keep a model from learning well from a photo; none of them keeps anyone from trying. */
public final class PhotoHints {

    private static final int SMALL_SIDE = 256;
    private static final double BLURRED_BELOW = 40;

    private PhotoHints() {}

    /** Hints for one photo among the others of its subject. */
    public static List<String> of(PreparedPhoto photo, List<PreparedPhoto> others) {
        List<String> hints = new ArrayList<>();
        if (photo.shortSide() < SMALL_SIDE) {
            hints.add(
                    "Small: %d x %d pixels. A larger copy shows more detail.".formatted(photo.width(), photo.height()));
        }
        if (photo.sharpness() < BLURRED_BELOW) {
            hints.add("Looks blurred. A sharper photo teaches more.");
        }
        others.stream()
                .filter(other -> !other.source().equals(photo.source()))
                .filter(other -> other.fingerprint().isLike(photo.fingerprint()))
                .findFirst()
                .ifPresent(twin ->
                        hints.add("Nearly the same as \"%s\". Different views teach more.".formatted(twin.name())));
        return List.copyOf(hints);
    }
}
