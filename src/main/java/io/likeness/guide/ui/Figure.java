package io.likeness.guide.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;

/** HTML's figure: something to look at, with a caption of its own. */
@Tag("figure")
class Figure extends HtmlContainer {

    Figure(Component content, String caption) {
        add(content);
        if (!caption.isEmpty()) {
            Caption below = new Caption();
            below.setText(caption);
            add(below);
        }
    }

    @Tag("figcaption")
    private static final class Caption extends HtmlContainer {}
}
