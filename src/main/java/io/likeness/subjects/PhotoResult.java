package io.likeness.subjects;

/** What became of a photo that someone added. */
public sealed interface PhotoResult {

    /** It belongs to the subject now. */
    record Added(PhotoDetails photo) implements PhotoResult {}

    /** It was not taken; the sentence says why and what to do. */
    record Refused(String sentence) implements PhotoResult {}
}
