package io.likeness.models.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import io.likeness.engine.PredictionType;
import java.util.function.Consumer;

/** Asks what a model predicts: nobody can tell by its weights, and the file does not say it. */
class PredictionDialog extends Dialog {

    PredictionDialog(String name, Consumer<PredictionType> answer) {
        setHeaderTitle("What does %s predict?".formatted(name));
        setWidth("min(34rem, 94vw)");
        RadioButtonGroup<PredictionType> choice = new RadioButtonGroup<>("It predicts");
        choice.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        choice.setItems(PredictionType.V_PREDICTION, PredictionType.EPSILON);
        choice.setItemLabelGenerator(PredictionDialog::label);
        Div form = new Div(
                new Paragraph(
                        "Models of Stable Diffusion 2.x come in two kinds, and this file does not say which one it is. The page"
                                + " that it comes from does. With the wrong answer the pictures are noise: then remove the model and"
                                + " install it once more."),
                choice);
        form.addClassName("model-form");
        add(form);
        Button convert = new Button("Convert", event -> {
            close();
            answer.accept(choice.getValue());
        });
        convert.addThemeVariants(ButtonVariant.PRIMARY);
        convert.setDisableOnClick(true);
        convert.setEnabled(false);
        choice.addValueChangeListener(event -> convert.setEnabled(event.getValue() != null));
        getFooter().add(new Button("Cancel", event -> close()), convert);
    }

    private static String label(PredictionType prediction) {
        return switch (prediction) {
            case V_PREDICTION ->
                "Velocity (v): the models for pictures of 768 × 768 pixels, often with 768 or v in their names";
            case EPSILON ->
                "The noise (epsilon): the base models for 512 × 512 pixels, and most of what was trained on them";
            case SAMPLE -> "The picture itself (sample): hardly any model";
        };
    }
}
