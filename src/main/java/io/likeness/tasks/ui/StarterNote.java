package io.likeness.tasks.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.likeness.common.ui.GuideLink;

/** One sentence on what the starter model makes of real photos, so that nobody waits for a photograph. */
@StyleSheet("likeness/tasks.css") // it also stands on the pages of subjects
class StarterNote extends Paragraph {

    StarterNote() {
        addClassNames("secondary", "small", "starter-note");
        add(
                new Span(
                        "The starter model only knows an illustrated world: of real photos it learns colours and a rough"
                                + " shape, and draws toys of that kind. "),
                GuideLink.whatToExpect());
    }
}
