package io.likeness.models.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.likeness.models.install.InstallationStart;
import io.likeness.models.install.Installations;

/** Asks which model to fetch from the hub. */
class HubDialog extends Dialog {

    private final Installations installations;
    private final Runnable refresh;
    private final TextField repository = new TextField("Repository");
    private final TextField revision = new TextField("Revision");
    private final PasswordField token = new PasswordField("Access token");

    HubDialog(Installations installations, String host, Runnable refresh) {
        this.installations = installations;
        this.refresh = refresh;
        setHeaderTitle("Install from " + host);
        setWidth("min(32rem, 94vw)");
        repository.setPlaceholder("owner/name, or the address of its page");
        repository.setHelperText(
                "Stable Diffusion 1.x, 2.x or XL, in diffusers' layout or as one file; owner/name/file.safetensors names one of several.");
        repository.setRequiredIndicatorVisible(true);
        repository.setAutofocus(true);
        revision.setPlaceholder("main");
        token.setHelperText("Only where the model's page asks for it. It is used for this download and never stored.");
        token.getElement().setAttribute("autocomplete", "off");
        token.setRevealButtonVisible(false);
        Div form = new Div(
                new Paragraph("Safetensors files only; several gigabytes, fetched in the background."),
                repository,
                revision,
                token);
        form.addClassName("model-form");
        add(form);
        Button install = new Button("Install");
        install.addClickListener(event -> {
            install();
            install.setEnabled(true);
        });
        install.setDisableOnClick(true);
        install.addThemeVariants(ButtonVariant.PRIMARY);
        install.addClickShortcut(Key.ENTER);
        getFooter().add(new Button("Cancel", event -> close()), install);
    }

    private void install() {
        switch (installations.fromHub(repository.getValue(), revision.getValue(), token.getValue())) {
            case InstallationStart.Started _ -> {
                close();
                refresh.run();
            }
            case InstallationStart.Refused(String sentence) -> {
                repository.setErrorMessage(sentence);
                repository.setInvalid(true);
            }
        }
    }
}
