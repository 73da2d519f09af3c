package io.likeness.galleries.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.common.ui.Notifications;
import io.likeness.galleries.GalleryDetails;
import io.likeness.galleries.Picture;
import io.likeness.galleries.PictureAction;
import io.likeness.galleries.PictureService;
import io.likeness.galleries.PictureUrls;
import io.likeness.users.AccountId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One picture as large as the window allows, with all that made it; arrow keys turn, F marks, Escape closes. */
class LargeView extends Dialog {

    /** Whose eyes look at which list of pictures. */
    record Place(AccountId who, GalleryDetails gallery, boolean favouritesOnly) {}

    private final PictureService pictures;
    private final PictureFacts facts;
    private final List<PictureAction> actions;
    private final Place place;
    private final Runnable changed;
    private final Image image = new Image();
    private final NativeButton zoom = new NativeButton();
    private final Span position = new Span();
    private final Div tools = new Div();
    private final Div side = new Div();
    private int index;
    private @Nullable Picture shown;

    LargeView(
            PictureService pictures,
            PictureFacts facts,
            List<PictureAction> actions,
            Place place,
            int index,
            Runnable changed) {
        this.pictures = pictures;
        this.facts = facts;
        this.actions = actions;
        this.place = place;
        this.index = index;
        this.changed = changed;
        addClassName("likeness-large-view");
        position.addClassNames("secondary", "number");
        tools.addClassName("tools");
        side.addClassName("side");
        getHeader().add(position, tools, icon(LikenessIcon.CLOSE, "Close", this::close));
        zoom.add(image);
        zoom.setAriaLabel("Zoom");
        zoom.addClickListener(event -> zoom.setClassName("zoomed", !zoom.hasClassName("zoomed")));
        zoom.addClassName("stage");
        Button previous = icon(LikenessIcon.BACK, "Previous picture", () -> turn(-1));
        Button next = icon(LikenessIcon.BACK, "Next picture", () -> turn(1));
        previous.addClassNames("turn", "previous");
        next.addClassNames("turn", "next");
        Div view = new Div(zoom, previous, next);
        view.addClassName("view");
        Div content = new Div(view, side);
        content.addClassName("content");
        add(content);
        Shortcuts.addShortcutListener(this, () -> turn(-1), Key.ARROW_LEFT).listenOn(this);
        Shortcuts.addShortcutListener(this, () -> turn(1), Key.ARROW_RIGHT).listenOn(this);
        Shortcuts.addShortcutListener(this, this::toggleFavourite, Key.KEY_F).listenOn(this);
        show();
    }

    private int count() {
        return pictures.count(place.who(), place.gallery().id(), place.favouritesOnly());
    }

    private void turn(int step) {
        int count = count();
        index = count == 0 ? 0 : Math.floorMod(index + step, count);
        show();
    }

    private void show() {
        int count = count();
        if (count == 0) {
            close();
            return;
        }
        index = Math.min(index, count - 1);
        List<Picture> here = pictures.list(place.who(), place.gallery().id(), place.favouritesOnly(), index, 1);
        if (here.isEmpty()) {
            close(); // Another page deleted it between the two looks.
            return;
        }
        position.setText("%d of %d".formatted(index + 1, count));
        show(here.getFirst());
    }

    private void show(Picture picture) {
        shown = picture;
        image.setSrc(PictureUrls.original(picture.id()));
        image.setAlt(picture.settings().prompt());
        zoom.removeClassName("zoomed");
        side.removeAll();
        side.add(facts.of(picture));
        tools.removeAll();
        if (place.gallery().mine()) {
            addOwnersTools(picture);
        }
        tools.add(icon(LikenessIcon.DOWNLOAD, "Download PNG", () -> download(picture)));
    }

    private void addOwnersTools(Picture picture) {
        Div offered = new Div();
        offered.addClassName("offered");
        actions.stream().filter(action -> action.suits(picture)).forEach(action -> {
            Button button = new Button(action.label(), LikenessIcon.REPEAT.create(), event -> {
                close();
                action.perform(picture);
            });
            button.addThemeVariants(ButtonVariant.PRIMARY);
            offered.add(button);
        });
        side.addComponentAsFirst(offered);
        Button star = new Button(new Span(picture.favourite() ? "★" : "☆"), event -> toggleFavourite());
        star.addThemeVariants(ButtonVariant.TERTIARY);
        star.addClassName("favourite");
        star.setAriaLabel(picture.favourite() ? "No longer a favourite" : "Favourite");
        star.setTooltipText(star.getAriaLabel().orElse("") + " (F)");
        tools.add(star, icon(LikenessIcon.DELETE, "Delete", () -> delete(picture)));
    }

    /** The picture in sight, whatever came before it in the list meanwhile. */
    private void toggleFavourite() {
        Picture picture = shown;
        if (picture != null && place.gallery().mine()) {
            pictures.markFavourite(place.who(), picture.id(), !picture.favourite());
            changed.run();
            if (place.favouritesOnly()) {
                show();
            } else {
                show(pictures.get(place.who(), picture.id()));
            }
        }
    }

    private void delete(Picture picture) {
        pictures.delete(place.who(), List.of(picture.id()));
        changed.run();
        show();
        Notifications.undo("1 picture deleted.", () -> {
            pictures.restore(place.who(), List.of(picture.id()));
            changed.run();
        });
    }

    private void download(Picture picture) {
        getElement()
                .executeJs(
                        "const a = document.createElement('a'); a.href = $0; a.download = ''; a.click();",
                        PictureUrls.download(picture.id()));
    }

    private static Button icon(LikenessIcon icon, String label, Runnable action) {
        Button button = new Button(icon.create(), event -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(label);
        button.setTooltipText(label);
        return button;
    }
}
