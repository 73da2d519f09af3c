package io.likeness.subjects.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import java.util.List;

/** One of the free identifiers, or one that is typed. */
class IdentifierBox extends ComboBox<String> {

    /**
     * @param free identifiers that no subject has, best first
     */
    IdentifierBox(List<String> free) {
        super("Identifier");
        setItems(free);
        setAllowCustomValue(true);
        addCustomValueSetListener(event -> setValue(event.getDetail()));
        setValue(free.getFirst());
        setWidthFull();
    }

    /** What was chosen or typed. */
    String text() {
        String value = getValue();
        return value == null ? "" : value;
    }

    void refuse(String sentence) {
        setErrorMessage(sentence);
        setInvalid(true);
        focus();
    }
}
