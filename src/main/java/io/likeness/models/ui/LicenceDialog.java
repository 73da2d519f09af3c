package io.likeness.models.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Pre;

/** Shows the licence that a model's files carry. */
class LicenceDialog extends Dialog {

    LicenceDialog(String model, String text) {
        setHeaderTitle("Licence of " + model);
        setWidth("min(44rem, 94vw)");
        Pre licence = new Pre(text);
        licence.addClassName("model-licence");
        add(licence);
        getFooter().add(new Button("Close", event -> close()));
    }
}
