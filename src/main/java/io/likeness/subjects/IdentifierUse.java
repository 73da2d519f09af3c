package io.likeness.subjects;

/** What a higher feature knows of a subject's identifier: whether something was taught under it. */
public interface IdentifierUse {

    /** Whether a training of the subject was asked for, whatever became of it. */
    boolean isTaught(SubjectId subject);
}
