package io.likeness.galleries.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.common.ui.Notifications;
import io.likeness.common.ui.Quantities;
import io.likeness.galleries.GalleryDetails;
import io.likeness.galleries.GalleryId;
import io.likeness.galleries.GalleryResult;
import io.likeness.galleries.GalleryService;
import io.likeness.galleries.PictureId;
import io.likeness.galleries.PictureService;
import io.likeness.users.AccountId;
import java.util.Set;

/** Above the pictures: how many there are, or what can be done with the selected ones. */
class PictureToolbar extends Composite<Div> {

    private final GalleryService galleries;
    private final PictureService pictures;
    private final AccountId who;
    private final GalleryDetails gallery;
    private final PictureList list;
    private final Span words = new Span();
    private final Button favourites = new Button("Favourites", event -> toggleFavourites());
    private final Div selection = new Div();
    private boolean favouritesOnly;

    PictureToolbar(
            GalleryService galleries,
            PictureService pictures,
            AccountId who,
            GalleryDetails gallery,
            PictureList list) {
        this.galleries = galleries;
        this.pictures = pictures;
        this.who = who;
        this.gallery = gallery;
        this.list = list;
        getContent().addClassName("likeness-picture-toolbar");
        words.addClassNames("secondary", "number");
        words.getElement().setAttribute("role", "status");
        favourites.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        favourites.getElement().setAttribute("aria-pressed", "false");
        selection.addClassName("selection");
        fillSelection();
        getContent().add(words, favourites, selection);
        list.whenSelectionChanged(this::refresh);
        refresh();
    }

    private void fillSelection() {
        Button put = button(LikenessIcon.GALLERY, "Put into gallery");
        ContextMenu menu = new ContextMenu(put);
        menu.setOpenOnClick(true);
        galleries.list(who).stream()
                .filter(other ->
                        other.mine() && !other.everything() && !other.id().equals(gallery.id()))
                .forEach(other -> menu.addItem(other.name(), event -> put(other.id(), other.name())));
        menu.addItem("New gallery …", event -> putIntoNew());
        selection.add(put);
        if (!gallery.everything()) {
            selection.add(button(LikenessIcon.CLOSE, "Take out", this::takeOut));
        }
        selection.add(
                button(LikenessIcon.DELETE, "Delete", this::delete),
                button(LikenessIcon.CLOSE, "Clear selection", list::clearSelection));
    }

    private void refresh() {
        int chosen = list.selected().size();
        int count = list.count();
        selection.setVisible(chosen > 0);
        favourites.setVisible(chosen == 0);
        words.setText(
                chosen > 0
                        ? Quantities.number(chosen) + " selected"
                        : count == 1 ? "1 picture" : Quantities.number(count) + " pictures");
    }

    private void toggleFavourites() {
        favouritesOnly = !favouritesOnly;
        favourites.setClassName("pressed", favouritesOnly);
        favourites.getElement().setAttribute("aria-pressed", String.valueOf(favouritesOnly));
        list.showFavouritesOnly(favouritesOnly);
    }

    private void put(GalleryId into, String name) {
        int added = galleries.put(who, into, list.selected());
        Notifications.done("%s put into \"%s\".".formatted(pictures(added), name));
        list.clearSelection();
    }

    private void putIntoNew() {
        Set<PictureId> chosen = list.selected();
        new GalleryNameDialog(
                        "New gallery",
                        "Create",
                        "",
                        name -> {
                            GalleryResult result = galleries.create(who, name);
                            if (result instanceof GalleryResult.Saved(GalleryId id)) {
                                galleries.put(who, id, chosen);
                            }
                            return result;
                        },
                        id -> getUI().ifPresent(ui -> ui.navigate(GalleryView.class, GalleryView.parameters(id))))
                .open();
    }

    private void takeOut() {
        Set<PictureId> chosen = list.selected();
        galleries.takeOut(who, gallery.id(), chosen);
        list.clearSelection();
        list.refresh();
        Notifications.undo("%s taken out of this gallery.".formatted(pictures(chosen.size())), () -> {
            galleries.put(who, gallery.id(), chosen);
            list.refresh();
            refresh();
        });
    }

    private void delete() {
        Set<PictureId> chosen = list.selected();
        pictures.delete(who, chosen);
        list.clearSelection();
        list.refresh();
        Notifications.undo("%s deleted.".formatted(pictures(chosen.size())), () -> {
            pictures.restore(who, chosen);
            list.refresh();
            refresh();
        });
    }

    private static String pictures(int count) {
        return count == 1 ? "1 picture" : Quantities.number(count) + " pictures";
    }

    private static Button button(LikenessIcon icon, String label) {
        Button button = new Button(label, icon.create());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    private static Button button(LikenessIcon icon, String label, Runnable action) {
        Button button = button(icon, label);
        button.addClickListener(event -> action.run());
        return button;
    }
}
