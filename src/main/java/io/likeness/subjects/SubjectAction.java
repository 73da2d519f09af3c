package io.likeness.subjects;

import java.util.Optional;

/** Something a higher feature offers to do with a subject ("Train"); each bean becomes a button on the subject's page. */
public interface SubjectAction {

    /** What the button says. */
    String label();

    /** Buttons stand in ascending order; the first one is the page's main action. */
    int order();

    /** Why it cannot be done now, as a sentence on what to do first; empty when it can. */
    default Optional<String> unavailable(SubjectDetails subject) {
        return Optional.empty();
    }

    /** Does it, or opens a dialog for it; called in the thread of the page. */
    void perform(SubjectDetails subject);
}
