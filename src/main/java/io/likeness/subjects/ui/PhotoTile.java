package io.likeness.subjects.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.likeness.common.ui.IconButton;
import io.likeness.common.ui.LikenessIcon;
import java.util.List;

/** A photo with its hints and a button that removes it. */
class PhotoTile extends Div {

    private final Div hints = new Div();

    /**
     * @param frame holds the photo, with or without something that happens when it is pressed
     */
    PhotoTile(HtmlContainer frame, String name, List<String> sentences, Runnable remove) {
        frame.addClassName("likeness-picture");
        Button removal = new IconButton(LikenessIcon.CLOSE, "Remove " + name, remove);
        removal.addClassName("remove");
        removal.addThemeVariants(ButtonVariant.SMALL);
        addClassName("likeness-photo-tile");
        add(frame, removal, hints);
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
