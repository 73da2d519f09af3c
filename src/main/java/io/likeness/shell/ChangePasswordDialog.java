package io.likeness.shell;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.server.VaadinSession;
import io.likeness.common.ui.Notifications;
import io.likeness.users.OwnAccount;
import io.likeness.users.PasswordChange;
import java.util.List;

/** Changes the person's own password. */
class ChangePasswordDialog extends Dialog {

    private final OwnAccount ownAccount;
    private final PasswordField current = field("Current password", Autocomplete.CURRENT_PASSWORD);
    private final PasswordField replacement = field("New password", Autocomplete.NEW_PASSWORD);
    private final PasswordField again = field("New password again", Autocomplete.NEW_PASSWORD);

    ChangePasswordDialog(OwnAccount ownAccount) {
        this.ownAccount = ownAccount;
        setHeaderTitle("Change password");
        setWidth("min(26rem, 92vw)");
        current.setAutofocus(true);
        replacement.setHelperText("At least 8 characters. Other places where you are signed in are signed out.");
        VerticalLayout fields = new VerticalLayout(current, replacement, again);
        fields.setPadding(false);
        add(fields);
        Button change = new Button("Change password", event -> change());
        change.addThemeVariants(ButtonVariant.PRIMARY);
        change.addClickShortcut(Key.ENTER);
        getFooter().add(new Button("Cancel", event -> close()), change);
    }

    private void change() {
        List.of(current, replacement, again).forEach(field -> field.setInvalid(false));
        if (!replacement.getValue().equals(again.getValue())) {
            refuse(again, "The two new passwords differ.");
            return;
        }
        String session = VaadinSession.getCurrent().getSession().getId();
        switch (ownAccount.changePassword(current.getValue(), replacement.getValue(), session)) {
            case PasswordChange.Done() -> {
                close();
                Notifications.done("Your password is changed.");
            }
            case PasswordChange.WrongCurrent(String sentence) -> refuse(current, sentence);
            case PasswordChange.Unfit(String sentence) -> refuse(replacement, sentence);
        }
    }

    private static void refuse(PasswordField field, String sentence) {
        field.setErrorMessage(sentence);
        field.setInvalid(true);
        field.focus();
    }

    private static PasswordField field(String label, Autocomplete autocomplete) {
        PasswordField field = new PasswordField(label);
        field.setAutocomplete(autocomplete);
        field.setWidthFull();
        return field;
    }
}
