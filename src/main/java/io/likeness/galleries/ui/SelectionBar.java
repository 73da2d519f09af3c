package io.likeness.galleries.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
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
import java.util.List;
import java.util.Set;

/** What an owner does with the selected pictures; each can be taken back. */
class SelectionBar extends Composite<Div> {

    private final GalleryService galleries;
    private final PictureService pictures;
    private final AccountId who;
    private final GalleryDetails gallery;
    private final PictureList list;

    SelectionBar(
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
        getContent().addClassName("selection");
    }

    /** Builds the buttons; pictures can be put into any of the account's other named galleries. */
    SelectionBar offer(List<GalleryDetails> all) {
        getContent().add(putMenu(all));
        if (!gallery.everything()) {
            getContent().add(button(LikenessIcon.BACK, "Take out", this::takeOut));
        }
        getContent()
                .add(
                        button(LikenessIcon.DELETE, "Delete", this::delete),
                        button(LikenessIcon.CLOSE, "Clear selection", list::refresh));
        return this;
    }

    private MenuBar putMenu(List<GalleryDetails> all) {
        MenuBar bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.TERTIARY, MenuBarVariant.SMALL);
        MenuItem root = bar.addItem(LikenessIcon.GALLERY.create());
        root.add(new Span("Put into gallery"));
        all.stream()
                .filter(other ->
                        other.mine() && !other.everything() && !other.id().equals(gallery.id()))
                .forEach(other -> root.getSubMenu().addItem(other.name(), event -> put(other.id(), other.name())));
        root.getSubMenu().addItem("New gallery …", event -> putIntoNew());
        return bar;
    }

    private void put(GalleryId into, String name) {
        Set<PictureId> added = galleries.put(who, into, list.selected());
        list.refresh();
        if (added.isEmpty()) {
            Notifications.done("\"%s\" has them already.".formatted(name));
        } else {
            Notifications.undo(
                    "%s put into \"%s\".".formatted(Quantities.pictures(added.size()), name),
                    () -> galleries.takeOut(who, into, added));
        }
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
        list.refresh();
        Notifications.undo("%s taken out of this gallery.".formatted(Quantities.pictures(chosen.size())), () -> {
            galleries.put(who, gallery.id(), chosen);
            list.refresh();
        });
    }

    private void delete() {
        Set<PictureId> chosen = list.selected();
        pictures.delete(who, chosen);
        list.refresh();
        Notifications.undo("%s moved to the trash.".formatted(Quantities.pictures(chosen.size())), () -> {
            pictures.restore(who, chosen).forEach(Notifications::failure);
            list.refresh();
        });
    }

    private static Button button(LikenessIcon icon, String label, Runnable action) {
        Button button = new Button(label, icon.create(), event -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }
}
