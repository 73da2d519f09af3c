package io.likeness.models.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import io.likeness.models.BaseModelId;
import io.likeness.models.InstalledModel;
import io.likeness.models.install.AutoencoderOffer;
import java.util.List;
import java.util.function.Consumer;

/** Asks whose autoencoder a model takes that comes without one. */
class AutoencoderDialog extends Dialog {

    AutoencoderDialog(String name, AutoencoderOffer offer, Consumer<BaseModelId> choose) {
        List<InstalledModel> offered = offer.models();
        setHeaderTitle("Choose an autoencoder");
        setWidth("min(34rem, 94vw)");
        Select<InstalledModel> choice = new Select<>();
        choice.setLabel("Autoencoder of");
        choice.setItems(offered);
        choice.setItemLabelGenerator(
                model -> "%s (%s)".formatted(model.name(), model.family().label()));
        choice.setPlaceholder("An installed model");
        choice.setHelperText("Installed models of the same family, with latents of the same size and scale.");
        choice.setVisible(!offered.isEmpty());
        Div form = new Div(
                new Paragraph(
                        ("%s comes without an autoencoder, the network that turns photos into what the model works"
                                        + " on, and what it draws into pixels. It can take that of an installed model: a copy is"
                                        + " written into the new model, and the other one stays as it is. Colours and fine"
                                        + " detail may differ a little from what the model's author shows.")
                                .formatted(name)),
                choice,
                new Paragraph(offer.another()));
        form.addClassName("model-form");
        add(form);
        Button convert = new Button("Convert", event -> {
            close();
            choose.accept(choice.getValue().id());
        });
        convert.addThemeVariants(ButtonVariant.PRIMARY);
        convert.setDisableOnClick(true);
        choice.addValueChangeListener(event -> convert.setEnabled(event.getValue() != null));
        convert.setEnabled(false);
        if (offered.size() == 1) {
            choice.setValue(offered.getFirst());
        }
        getFooter().add(new Button("Cancel", event -> close()), convert);
    }
}
