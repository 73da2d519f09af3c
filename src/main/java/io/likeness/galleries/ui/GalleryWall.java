package io.likeness.galleries.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.likeness.common.ui.EmptyState;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.galleries.GalleryDetails;
import java.util.List;

/** The pictures of a gallery, or what to do while there are none to show. */
class GalleryWall extends Composite<Div> {

    private final PictureList list;
    private final PictureToolbar toolbar;
    private final Component empty;
    private final Component noFavourites = new EmptyState(
            LikenessIcon.GALLERY, "No favourites yet", "Open a picture and mark it with the star, or press F.");

    /**
     * The wall of a gallery.
     *
     * @param shared the galleries of others that the account may see
     */
    GalleryWall(GalleryDetails gallery, List<GalleryDetails> shared, PictureList list, PictureToolbar toolbar) {
        this.list = list;
        this.toolbar = toolbar;
        this.empty = empty(gallery, shared);
        getContent().addClassName("body");
        getContent().add(empty, toolbar, noFavourites, list);
        list.whenChanged(this::refresh);
        refresh();
    }

    private void refresh() {
        toolbar.refresh();
        boolean none = list.count() == 0;
        empty.setVisible(none && !list.favouritesOnly());
        noFavourites.setVisible(none && list.favouritesOnly());
        list.setVisible(!none);
        toolbar.setVisible(!empty.isVisible());
    }

    private static Component empty(GalleryDetails gallery, List<GalleryDetails> shared) {
        if (!gallery.mine()) {
            return new EmptyState(
                    LikenessIcon.GALLERY,
                    "Nothing here yet",
                    gallery.ownerName() + " has not put a picture here so far.");
        }
        if (!gallery.everything()) {
            return new EmptyState(
                    LikenessIcon.GALLERY,
                    "An empty wall",
                    "Select pictures among all your pictures and put them into this gallery.",
                    button("Choose pictures", "galleries"));
        }
        EmptyState own = new EmptyState(
                LikenessIcon.GALLERY,
                "Your pictures will hang here",
                "Train a subject, then make pictures of it in the Studio. Each one appears here with everything that made it.",
                button("Open the Studio", "studio"));
        return shared.isEmpty() ? own : new Div(new SharedGalleries(shared), own);
    }

    private static Button button(String label, String route) {
        Button button = new Button(label, event -> UI.getCurrent().navigate(route));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }
}
