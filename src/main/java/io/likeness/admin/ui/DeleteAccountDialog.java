package io.likeness.admin.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.likeness.users.AccountSummary;
import java.util.List;

/** Says what an account owns, and asks for its name, before it is deleted. */
class DeleteAccountDialog extends Dialog {

    DeleteAccountDialog(String verb, AccountSummary account, String consequence, List<String> owns, Runnable action) {
        setHeaderTitle("%s: %s".formatted(verb, account.name()));
        setWidth("min(30rem, 92vw)");
        add(new Paragraph(consequence));
        add(new Paragraph(owns.isEmpty() ? "It owns nothing yet." : "It owns %s.".formatted(String.join(", ", owns))));
        Button delete = new Button(verb, event -> {
            close();
            action.run();
        });
        delete.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        delete.setEnabled(false);
        TextField name = new TextField("Type %s to go on".formatted(account.name()));
        name.setWidthFull();
        name.setAutofocus(true);
        name.setAutocapitalize(Autocapitalize.NONE);
        name.setValueChangeMode(ValueChangeMode.EAGER);
        name.addValueChangeListener(
                event -> delete.setEnabled(event.getValue().strip().equals(account.name())));
        add(name);
        getFooter().add(new Button("Cancel", event -> close()), delete);
    }
}
