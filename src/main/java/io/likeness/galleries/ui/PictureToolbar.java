package io.likeness.galleries.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.likeness.common.ui.Quantities;

/** Above the pictures: how many there are, or what can be done with the selected ones. */
class PictureToolbar extends Composite<Div> {

    private final PictureList list;
    private final SelectionBar selection;
    private final Span words = new Span();
    private final Button favourites = new Button("Favourites", event -> toggleFavourites());

    PictureToolbar(PictureList list, SelectionBar selection) {
        this.list = list;
        this.selection = selection;
        getContent().addClassName("likeness-picture-toolbar");
        words.addClassNames("secondary", "number");
        words.getElement().setAttribute("role", "status");
        favourites.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        favourites.getElement().setAttribute("aria-pressed", "false");
        getContent().add(words, favourites, selection);
        refresh();
    }

    /** Says what the list shows now. */
    void refresh() {
        int chosen = list.selected().size();
        selection.setVisible(chosen > 0);
        favourites.setVisible(chosen == 0);
        words.setText(chosen > 0 ? Quantities.number(chosen) + " selected" : Quantities.pictures(list.count()));
    }

    private void toggleFavourites() {
        boolean only = !list.favouritesOnly();
        favourites.setClassName("pressed", only);
        favourites.getElement().setAttribute("aria-pressed", String.valueOf(only));
        list.showFavouritesOnly(only);
    }
}
