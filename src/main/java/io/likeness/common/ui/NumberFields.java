package io.likeness.common.ui;

import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.data.value.ValueChangeMode;

/** Fields for numbers within bounds, which say what is wrong with what was typed. */
public final class NumberFields {

    private NumberFields() {}

    /** A field for whole numbers. */
    public static IntegerField whole(String label, int least, int most) {
        IntegerField field = new IntegerField(label);
        field.setMin(least);
        field.setMax(most);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        String bounds = "A whole number from %s to %s.".formatted(Quantities.number(least), Quantities.number(most));
        field.setI18n(new IntegerField.IntegerFieldI18n()
                .setBadInputErrorMessage(bounds)
                .setMinErrorMessage(bounds)
                .setMaxErrorMessage(bounds));
        return field;
    }

    /** A field for whole multiples of a step. */
    public static IntegerField multiples(String label, int least, int most, int step) {
        IntegerField field = whole(label, least, most);
        field.setStep(step);
        String bounds =
                "A multiple of %d from %s to %s.".formatted(step, Quantities.number(least), Quantities.number(most));
        field.setI18n(new IntegerField.IntegerFieldI18n()
                .setBadInputErrorMessage(bounds)
                .setMinErrorMessage(bounds)
                .setMaxErrorMessage(bounds)
                .setStepErrorMessage(bounds));
        return field;
    }

    /** A field for numbers with decimals; the bounds are said as they are given. */
    public static NumberField decimal(String label, String least, String most) {
        NumberField field = new NumberField(label);
        field.setMin(Double.parseDouble(least));
        field.setMax(Double.parseDouble(most));
        String bounds = "A number from %s to %s.".formatted(least, most);
        field.setI18n(new NumberField.NumberFieldI18n()
                .setBadInputErrorMessage(bounds)
                .setMinErrorMessage(bounds)
                .setMaxErrorMessage(bounds));
        return field;
    }
}
