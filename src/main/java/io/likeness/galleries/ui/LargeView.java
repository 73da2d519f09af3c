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
import io.likeness.common.ui.IconButton;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.common.ui.Notifications;
import io.likeness.galleries.Picture;
import io.likeness.galleries.PictureAction;
import io.likeness.galleries.PictureUrls;
import java.util.List;

/** One picture as large as the window allows, with all that made it; arrow keys turn, F marks, Escape closes. */
class LargeView extends Dialog {

    private final PictureFacts facts;
    private final List<PictureAction> actions;
    private final PictureCursor cursor;
    private final Runnable changed;
    private final Image image = new Image();
    private final NativeButton zoom = new NativeButton();
    private final Button previous = new IconButton(LikenessIcon.BACK, "Previous picture", () -> turn(-1));
    private final Button next = new IconButton(LikenessIcon.BACK, "Next picture", () -> turn(1));
    private final Span position = new Span();
    private final Span mark = new Span();
    private final Button star = new Button(mark, event -> toggleFavourite());
    private final Div side = new Div();

    /**
     * @param changed called after a picture was deleted or marked
     */
    LargeView(PictureFacts facts, List<PictureAction> actions, PictureCursor cursor, Runnable changed) {
        this.facts = facts;
        this.actions = actions;
        this.cursor = cursor;
        this.changed = changed;
        addClassName("likeness-large-view");
        setAriaLabel("Picture");
        position.addClassNames("secondary", "number");
        position.getElement().setAttribute("role", "status");
        side.addClassName("side");
        getHeader().add(position, tools(), new IconButton(LikenessIcon.CLOSE, "Close", this::close));
        Div content = new Div(stage(), side);
        content.addClassName("content");
        add(content);
        Shortcuts.addShortcutListener(this, () -> turn(-1), Key.ARROW_LEFT).listenOn(this);
        Shortcuts.addShortcutListener(this, () -> turn(1), Key.ARROW_RIGHT).listenOn(this);
        Shortcuts.addShortcutListener(this, this::toggleFavourite, Key.KEY_F).listenOn(this);
        show();
    }

    private Div tools() {
        Div tools = new Div();
        tools.addClassName("tools");
        if (cursor.mine()) {
            star.addThemeVariants(ButtonVariant.TERTIARY);
            star.addClassName("favourite");
            star.setAriaLabel("Favourite");
            tools.add(star, new IconButton(LikenessIcon.DELETE, "Delete", this::delete));
        }
        tools.add(new IconButton(LikenessIcon.DOWNLOAD, "Download PNG", this::download));
        return tools;
    }

    private Div stage() {
        zoom.add(image);
        zoom.addClassName("stage");
        zoom.addClickListener(event -> zoom(!zoom.hasClassName("zoomed")));
        previous.addClassNames("turn", "previous");
        next.addClassNames("turn", "next");
        Div view = new Div(zoom, previous, next);
        view.addClassName("view");
        return view;
    }

    private void zoom(boolean in) {
        zoom.setClassName("zoomed", in);
        zoom.getElement().setAttribute("aria-pressed", String.valueOf(in));
    }

    private void turn(int step) {
        cursor.turn(step);
        show();
    }

    private void show() {
        cursor.picture().ifPresentOrElse(this::show, this::close);
    }

    private void show(Picture picture) {
        image.setSrc(PictureUrls.original(picture.id()));
        image.setAlt("");
        zoom.setAriaLabel("Zoom: " + picture.settings().prompt());
        zoom(false);
        position.setText(cursor.words());
        previous.setVisible(!cursor.isAlone());
        next.setVisible(!cursor.isAlone());
        mark.setText(picture.favourite() ? "★" : "☆");
        star.getElement().setAttribute("aria-pressed", String.valueOf(picture.favourite()));
        star.setTooltipText(picture.favourite() ? "No longer a favourite (F)" : "Favourite (F)");
        side.removeAll();
        if (cursor.mine()) {
            side.add(offered(picture));
        }
        side.add(facts.of(picture));
    }

    private Div offered(Picture picture) {
        Div offered = new Div();
        offered.addClassName("offered");
        actions.stream().filter(action -> action.suits(picture)).forEach(action -> {
            Button button = new Button(action.label(), action.icon().create(), event -> {
                close();
                action.perform(picture);
            });
            if (offered.getChildren().findAny().isEmpty()) {
                button.addThemeVariants(ButtonVariant.PRIMARY);
            }
            offered.add(button);
        });
        return offered;
    }

    private void toggleFavourite() {
        cursor.toggleFavourite();
        changed.run();
        show();
    }

    private void delete() {
        cursor.delete().ifPresent(takeBack -> {
            changed.run();
            show();
            Notifications.undo("1 picture deleted.", () -> {
                takeBack.run();
                changed.run();
            });
        });
    }

    private void download() {
        cursor.picture()
                .ifPresent(picture -> getElement()
                        .executeJs(
                                "const a = document.createElement('a'); a.href = $0; a.download = ''; a.click();",
                                PictureUrls.download(picture.id())));
    }
}
