package io.likeness.subjects.ui;

import com.vaadin.flow.component.html.Span;

/** Shows a subject's identifier, the rare word that stands for it in prompts. */
final class IdentifierChip {

    private IdentifierChip() {}

    static Span of(String identifier) {
        Span chip = new Span(identifier);
        chip.addClassNames("likeness-badge", "accent", "identifier");
        chip.setTitle("The word that means this subject in prompts");
        return chip;
    }
}
