package io.likeness.admin.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.textfield.TextField;
import io.likeness.users.AccountAdministration;
import io.likeness.users.AccountCreation;
import io.likeness.users.Role;

/** Makes an account. */
class NewAccountDialog extends Dialog {

    private final AccountAdministration accounts;
    private final Runnable refresh;
    private final TextField name = new TextField("Name");
    private final Checkbox administrator = new Checkbox("Administrator");

    NewAccountDialog(AccountAdministration accounts, Runnable refresh) {
        this.accounts = accounts;
        this.refresh = refresh;
        setHeaderTitle("New account");
        setWidth("min(26rem, 92vw)");
        name.setHelperText("The person signs in with it: 2 to 32 letters, digits, dots, hyphens or underscores.");
        name.setWidthFull();
        name.setAutofocus(true);
        VerticalLayout fields = new VerticalLayout(name, administrator);
        fields.setPadding(false);
        add(fields);
        Button create = new Button("Create account", event -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.addClickShortcut(Key.ENTER);
        getFooter().add(new Button("Cancel", event -> close()), create);
    }

    private void create() {
        Role role = administrator.getValue() ? Role.ADMINISTRATOR : Role.MEMBER;
        switch (accounts.create(name.getValue(), role)) {
            case AccountCreation.Created(var account, String password) -> {
                close();
                refresh.run();
                new PasswordDialog(account.name(), password).open();
            }
            case AccountCreation.Refused(String sentence) -> {
                name.setInvalid(true);
                name.setErrorMessage(sentence);
            }
        }
    }
}
