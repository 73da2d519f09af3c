package io.likeness.galleries.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.likeness.common.ui.Confirmation;
import io.likeness.common.ui.IconButton;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.common.ui.Notifications;
import io.likeness.galleries.GalleryDetails;
import io.likeness.galleries.GalleryId;
import io.likeness.galleries.GalleryService;
import io.likeness.galleries.GallerySharing;
import io.likeness.users.AccountId;

/** What can be done with a gallery as a whole. */
class GalleryMenu extends Composite<Div> {

    private final GalleryService galleries;
    private final GallerySharing sharing;
    private final AccountId who;
    private final GalleryDetails gallery;

    GalleryMenu(GalleryService galleries, GallerySharing sharing, AccountId who, GalleryDetails gallery) {
        this.galleries = galleries;
        this.sharing = sharing;
        this.who = who;
        this.gallery = gallery;
        getContent().addClassName("likeness-gallery-menu");
        getContent().add(button(LikenessIcon.PLUS, "New gallery", this::create));
        if (!gallery.mine()) {
            getContent().add(button(LikenessIcon.SIGN_OUT, "Leave", this::leave));
            return;
        }
        if (!gallery.everything()) {
            getContent()
                    .add(
                            new IconButton(LikenessIcon.EDIT, "Rename", this::rename),
                            new IconButton(LikenessIcon.DELETE, "Delete", this::delete));
        }
        Button share = button(LikenessIcon.SHARE, "Share", this::share);
        share.addThemeVariants(ButtonVariant.PRIMARY);
        getContent().add(share);
    }

    private void create() {
        new GalleryNameDialog("New gallery", "Create", "", name -> galleries.create(who, name), GalleryMenu::open)
                .open();
    }

    private void rename() {
        new GalleryNameDialog(
                        "Rename gallery",
                        "Save",
                        gallery.name(),
                        name -> galleries.rename(who, gallery.id(), name),
                        GalleryMenu::open)
                .open();
    }

    private void share() {
        new ShareDialog(sharing, who, gallery, () -> open(gallery.id())).open();
    }

    private void delete() {
        galleries.delete(who, gallery.id());
        UI.getCurrent().navigate(GalleryView.class);
        Notifications.undo("The gallery \"%s\" was deleted; its pictures were kept.".formatted(gallery.name()), () -> {
            galleries.restore(who, gallery.id()).ifPresentOrElse(Notifications::failure, () -> open(gallery.id()));
        });
    }

    private void leave() {
        Confirmation.ask(
                "Leave this gallery?",
                "You will not see it again unless %s shares it once more.".formatted(gallery.ownerName()),
                "Leave",
                () -> {
                    sharing.leave(who, gallery.id());
                    UI.getCurrent().navigate(GalleryView.class);
                });
    }

    /** Shows the gallery, anew if it is the one on the page. */
    private static void open(GalleryId id) {
        UI ui = UI.getCurrent();
        String address = "galleries/" + id;
        if (ui.getInternals().getActiveViewLocation().getPath().equals(address)) {
            ui.refreshCurrentRoute(false);
        } else {
            ui.navigate(address);
        }
    }

    private static Button button(LikenessIcon icon, String label, Runnable action) {
        return new Button(label, icon.create(), event -> action.run());
    }
}
