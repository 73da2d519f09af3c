package io.likeness.subjects;

/** What became of a subject that someone created or changed. */
public sealed interface SubjectResult {

    /** It is so now. */
    record Saved(SubjectId id) implements SubjectResult {}

    /**
     * Nothing changed; the sentence says why and what to do.
     *
     * @param field which of the details is wrong
     */
    record Refused(Field field, String sentence) implements SubjectResult {}

    /** The details that a refusal can point to. */
    enum Field {
        NAME,
        CLASS_NOUN,
        IDENTIFIER,
        PHOTOS
    }
}
