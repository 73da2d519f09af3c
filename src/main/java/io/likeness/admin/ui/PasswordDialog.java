package io.likeness.admin.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.likeness.common.ui.CopyButton;

/** Shows a generated password, once. */
class PasswordDialog extends Dialog {

    PasswordDialog(String name, String password) {
        setHeaderTitle("Password of " + name);
        setWidth("min(28rem, 92vw)");
        // Shown once: only a button may close it.
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        Paragraph words =
                new Paragraph("Hand this password on to %s. It is shown only now; it can be changed after signing in."
                        .formatted(name));
        Div secret = new Div(password);
        secret.addClassName("likeness-secret");
        add(words, secret);
        Button copy = new CopyButton("Copy", password, "The password is copied.");
        // Not on "Done": a second press of Enter would close the only sight of the password.
        addOpenedChangeListener(opened -> {
            if (opened.isOpened()) {
                copy.focus();
            }
        });
        Button done = new Button("Done", event -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(copy, done);
    }
}
