package io.likeness.subjects.ui;

import com.vaadin.flow.component.combobox.ComboBox;

/** A class noun: one of the suggested ones, or typed freely. */
class ClassNounField extends ComboBox<String> {

    ClassNounField() {
        super("What is it?");
        setItems(ClassNouns.SUGGESTED);
        setAllowCustomValue(true);
        addCustomValueSetListener(event -> setValue(event.getDetail()));
        setPlaceholder("dog, vase, sneaker …");
        setHelperText("One or two words for the kind of thing it is.");
        setRequiredIndicatorVisible(true);
        setWidthFull();
    }

    /** What was chosen or typed; empty text when nothing was. */
    String text() {
        String value = getValue();
        return value == null ? "" : value;
    }
}
