package io.likeness.galleries.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import io.likeness.galleries.GalleryId;
import io.likeness.galleries.GalleryResult;
import java.util.function.Consumer;
import java.util.function.Function;

/** Asks for a gallery's name. */
class GalleryNameDialog extends Dialog {

    GalleryNameDialog(
            String title, String verb, String name, Function<String, GalleryResult> save, Consumer<GalleryId> saved) {
        setHeaderTitle(title);
        addClassName("likeness-gallery-name");
        TextField field = new TextField("Name", name, "Holiday with Pebble");
        field.setMaxLength(80);
        field.setWidthFull();
        field.focus();
        add(field);
        Button cancel = new Button("Cancel", event -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        Button confirm = new Button(verb, event -> {
            switch (save.apply(field.getValue())) {
                case GalleryResult.Saved(GalleryId id) -> {
                    close();
                    saved.accept(id);
                }
                case GalleryResult.Refused(String sentence) -> {
                    field.setErrorMessage(sentence);
                    field.setInvalid(true);
                }
            }
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.addClickShortcut(Key.ENTER).listenOn(this);
        getFooter().add(cancel, confirm);
    }
}
