package io.likeness.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.server.VaadinSession;
import io.likeness.users.AccountChange;
import io.likeness.users.OwnAccount;
import java.util.List;

/** Deletes the person's own account, after saying what it owns and asking for the password. */
class DeleteOwnAccountDialog extends Dialog {

    private final OwnAccount ownAccount;
    private final Runnable signOut;
    private final PasswordField password = new PasswordField("Your password");

    DeleteOwnAccountDialog(OwnAccount ownAccount, Runnable signOut) {
        this.ownAccount = ownAccount;
        this.signOut = signOut;
        setHeaderTitle("Delete your account?");
        setWidth("min(30rem, 92vw)");
        List<String> owns = ownAccount.ownings();
        add(new Paragraph(
                "You are signed out everywhere at once, your tasks stop, and what you share is gone for others."));
        add(new Paragraph("%s After %s it goes for good; until then an administrator can bring your account back."
                .formatted(
                        owns.isEmpty() ? "You own nothing yet." : "You own %s.".formatted(String.join(", ", owns)),
                        ownAccount.deletionPeriod())));
        password.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        password.setWidthFull();
        password.setAutofocus(true);
        add(password);
        Button delete = new Button("Delete account", event -> delete());
        delete.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        getFooter().add(new Button("Cancel", event -> close()), delete);
    }

    private void delete() {
        String session = VaadinSession.getCurrent().getSession().getId();
        switch (ownAccount.delete(password.getValue(), session)) {
            case AccountChange.Done() -> {
                close();
                signOut.run();
            }
            case AccountChange.Refused(String sentence) -> {
                password.setErrorMessage(sentence);
                password.setInvalid(true);
                password.focus();
            }
        }
    }
}
