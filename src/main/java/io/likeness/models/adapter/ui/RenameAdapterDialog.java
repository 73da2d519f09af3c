package io.likeness.models.adapter.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import io.likeness.models.adapter.AdapterChange;
import io.likeness.models.adapter.AdapterDetails;
import io.likeness.models.adapter.Adapters;
import io.likeness.users.AccountId;

/** Changes what a member calls an adapter. */
class RenameAdapterDialog extends Dialog {

    private final TextField name = new TextField("Name");

    RenameAdapterDialog(Adapters adapters, AccountId me, AdapterDetails adapter, Runnable refresh) {
        setHeaderTitle("Rename " + adapter.name());
        setWidth("min(26rem, 92vw)");
        name.setValue(adapter.name());
        name.setMaxLength(Adapters.LONGEST_NAME);
        name.setWidthFull();
        name.setAutofocus(true);
        add(name);
        Button save = new Button("Save", event -> {
            switch (adapters.rename(me, adapter.id(), name.getValue())) {
                case AdapterChange.Done() -> {
                    close();
                    refresh.run();
                }
                case AdapterChange.Refused(String sentence) -> {
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
