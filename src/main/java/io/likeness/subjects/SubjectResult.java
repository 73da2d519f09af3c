package io.likeness.subjects;

import java.util.List;

/** What became of a subject that someone created or changed. */
public sealed interface SubjectResult {

    /** It is so now. */
    record Saved(SubjectId id) implements SubjectResult {}

    /**
     * Nothing changed; the sentence says why and what to do.
     *
     * @param field which of the details is wrong
     * @param others what else is wrong, so that all of it can be mended at once
     */
    record Refused(Field field, String sentence, List<Refused> others) implements SubjectResult {

        Refused(Field field, String sentence) {
            this(field, sentence, List.of());
        }
    }

    /** The details that a refusal can point to. */
    enum Field {
        NAME,
        CLASS_NOUN,
        IDENTIFIER,
        PHOTOS
    }
}
