package io.likeness.subjects.photos;

/** What became of one uploaded file. */
public sealed interface PhotoReading {

    /** It is a photo and is stored. */
    record Accepted(PreparedPhoto photo) implements PhotoReading {}

    /** It is not taken; the sentence says why and what to do. */
    record Refused(String sentence) implements PhotoReading {}
}
