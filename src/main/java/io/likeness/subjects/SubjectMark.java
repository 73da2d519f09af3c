package io.likeness.subjects;

/** A word or two that a higher feature says about a subject on its card ("Trained"). */
public interface SubjectMark {

    /** The words, for the account that is signed in. */
    String of(SubjectDetails subject);
}
