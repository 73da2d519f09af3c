package io.likeness.models.adapter.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import io.likeness.common.ui.Quantities;
import io.likeness.models.CheckpointDetails;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Chooses one of the adapters that were trained here. */
class TrainedAdapterDialog extends Dialog {

    private final Select<CheckpointDetails> trained = new Select<>();

    TrainedAdapterDialog(List<CheckpointDetails> offers, Instant now, Consumer<CheckpointDetails> chosen) {
        setHeaderTitle("Add a trained adapter");
        setWidth("min(30rem, 92vw)");
        trained.setLabel("Checkpoint");
        trained.setItems(offers);
        trained.setItemLabelGenerator(each -> "%s, %s steps, %s"
                .formatted(each.subjectWords(), Quantities.number(each.step()), Quantities.ago(each.created(), now)));
        trained.setValue(offers.getFirst());
        trained.setWidthFull();
        Paragraph what = new Paragraph(
                "A copy of it comes to this page, so that you can draw with it beside your other subjects.");
        what.addClassNames("secondary", "small");
        add(what, trained);
        Button add = new Button("Add", event -> {
            close();
            chosen.accept(trained.getValue());
        });
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.setDisableOnClick(true);
        getFooter().add(new Button("Cancel", event -> close()), add);
    }
}
