package io.likeness.models.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import io.likeness.models.BaseModelAdministration;
import io.likeness.models.BaseModelCard;
import io.likeness.models.BaseModelChange;

/** Changes what people call a base model. */
class RenameDialog extends Dialog {

    private final TextField name = new TextField("Name");

    RenameDialog(BaseModelAdministration models, BaseModelCard model, Runnable refresh) {
        setHeaderTitle("Rename " + model.details().name());
        setWidth("min(26rem, 92vw)");
        name.setValue(model.details().name());
        name.setMaxLength(100);
        name.setWidthFull();
        name.setAutofocus(true);
        add(name);
        Button save = new Button("Save", event -> {
            switch (models.rename(model.details().id(), name.getValue())) {
                case BaseModelChange.Done() -> {
                    close();
                    refresh.run();
                }
                case BaseModelChange.Refused(String sentence) -> {
                    name.setErrorMessage(sentence);
                    name.setInvalid(true);
                }
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER);
        getFooter().add(new Button("Cancel", event -> close()), save);
    }
}
