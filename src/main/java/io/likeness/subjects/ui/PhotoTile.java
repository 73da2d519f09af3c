package io.likeness.subjects.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.likeness.common.ui.LikenessIcon;
import java.util.List;

/** A photo with its hints and a button that removes it. */
class PhotoTile extends Div {

    private final Div hints = new Div();

    PhotoTile(Image image, String name, List<String> sentences, Runnable enlarge, Runnable remove) {
        addClassName("likeness-photo-tile");
        image.getElement().setAttribute("loading", "lazy");
        NativeButton picture = new NativeButton();
        picture.addClassName("likeness-picture");
        picture.add(image);
        picture.setAriaLabel("Enlarge " + name);
        picture.addClickListener(event -> enlarge.run());
        Button removal = new Button(LikenessIcon.CLOSE.create(), event -> remove.run());
        removal.addClassName("remove");
        removal.addThemeVariants(ButtonVariant.SMALL);
        removal.setAriaLabel("Remove " + name);
        removal.setTooltipText("Remove");
        add(picture, removal, hints);
        showHints(sentences);
    }

    /** What could be better about the photo; it may change with the photos beside it. */
    void showHints(List<String> sentences) {
        hints.removeAll();
        sentences.forEach(this::addHint);
    }

    private void addHint(String sentence) {
        Paragraph hint = new Paragraph(LikenessIcon.INFO.create(), new Span(sentence));
        hint.addClassName("hint");
        hints.add(hint);
    }
}
