package io.likeness.galleries;

/** What became of a gallery that someone created or renamed. */
public sealed interface GalleryResult {

    /** It is so now. */
    record Saved(GalleryId id) implements GalleryResult {}

    /** Nothing changed; the sentence says why and what to do. */
    record Refused(String sentence) implements GalleryResult {}
}
