package io.likeness.subjects.ui;

import com.vaadin.flow.component.details.Details;
import java.util.List;

/** The identifier, out of the way: most people never need to change the suggested one. */
class IdentifierField extends Details {

    private final IdentifierBox identifier;

    /**
     * @param free identifiers that no subject has, best first
     */
    IdentifierField(List<String> free) {
        setSummaryText("Advanced");
        identifier = new IdentifierBox(free);
        identifier.setHelperText(
                "A rare word that will mean this subject in prompts, unique on this server. The subject's page shows what"
                        + " the base model draws of it; until the first training it can be changed there.");
        add(identifier);
        setWidthFull();
    }

    /** What was chosen or typed; empty text lets the server choose. */
    String text() {
        return identifier.text();
    }

    void refuse(String sentence) {
        setOpened(true);
        identifier.refuse(sentence);
    }
}
