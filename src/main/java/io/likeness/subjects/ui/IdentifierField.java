package io.likeness.subjects.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import java.util.List;

/** The identifier, out of the way: most people never need to change the suggested one. */
class IdentifierField extends Details {

    private final ComboBox<String> identifier = new ComboBox<>("Identifier");

    /**
     * @param free identifiers that no subject has, best first
     */
    IdentifierField(List<String> free) {
        setSummaryText("Advanced");
        identifier.setItems(free);
        identifier.setAllowCustomValue(true);
        identifier.addCustomValueSetListener(event -> identifier.setValue(event.getDetail()));
        identifier.setValue(free.getFirst());
        identifier.setHelperText(
                "A rare word that will mean this subject in prompts, unique on this server. It cannot be"
                        + " changed later.");
        identifier.setWidthFull();
        add(identifier);
        setWidthFull();
    }

    /** What was chosen or typed; empty text lets the server choose. */
    String text() {
        String value = identifier.getValue();
        return value == null ? "" : value;
    }

    void refuse(String sentence) {
        setOpened(true);
        identifier.setErrorMessage(sentence);
        identifier.setInvalid(true);
        identifier.focus();
    }
}
