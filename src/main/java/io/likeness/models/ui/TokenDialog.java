package io.likeness.models.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.function.Consumer;

/** Asks for the access token once more: it is never stored, so a second try does not know it. */
class TokenDialog extends Dialog {

    TokenDialog(String source, Consumer<String> retry) {
        setHeaderTitle("Try %s again".formatted(source));
        setWidth("min(28rem, 94vw)");
        PasswordField token = new PasswordField("Access token");
        token.setHelperText("Leave it empty if the model's page asks for none. What has arrived is kept.");
        token.getElement().setAttribute("autocomplete", "off");
        token.setRevealButtonVisible(false);
        token.setAutofocus(true);
        token.setWidthFull();
        add(token);
        Button again = new Button("Try again", event -> {
            close();
            retry.accept(token.getValue());
        });
        again.addThemeVariants(ButtonVariant.PRIMARY);
        again.addClickShortcut(Key.ENTER);
        getFooter().add(new Button("Cancel", event -> close()), again);
    }
}
