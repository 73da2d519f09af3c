package io.likeness.subjects;

import com.vaadin.flow.component.Component;

/** A section that a higher feature adds to a subject's page ("Checkpoints"). */
public interface SubjectPanel {

    /** Sections stand in ascending order below the photos. */
    int order();

    /** The section with its heading, for the account that is signed in; called in the thread of the page. */
    Component build(SubjectDetails subject);
}
