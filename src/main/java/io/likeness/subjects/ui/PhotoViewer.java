package io.likeness.subjects.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import io.likeness.common.ui.IconButton;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.subjects.PhotoDetails;
import java.util.List;

/** Shows a subject's photos large, one at a time; arrow keys turn, Escape closes. */
class PhotoViewer extends Dialog {

    private final List<PhotoDetails> photos;
    private final Image image = new Image();
    private final Span caption = new Span();
    private int index;

    PhotoViewer(List<PhotoDetails> photos, int index) {
        this.photos = List.copyOf(photos);
        this.index = index;
        addClassName("likeness-photo-viewer");
        image.addClassName("photo");
        caption.addClassNames("secondary", "small", "number");
        getHeader().add(caption, new IconButton(LikenessIcon.CLOSE, "Close", this::close));
        add(image);
        getFooter().add(new IconButton(LikenessIcon.BACK, "Previous photo", () -> turn(-1)));
        Button next = new IconButton(LikenessIcon.BACK, "Next photo", () -> turn(1));
        next.addClassName("forward");
        getFooter().add(next);
        Shortcuts.addShortcutListener(this, () -> turn(-1), Key.ARROW_LEFT).listenOn(this);
        Shortcuts.addShortcutListener(this, () -> turn(1), Key.ARROW_RIGHT).listenOn(this);
        show();
    }

    private void turn(int step) {
        index = Math.floorMod(index + step, photos.size());
        show();
    }

    private void show() {
        PhotoDetails photo = photos.get(index);
        image.setSrc(PhotoImages.original(photo.id()));
        image.setAlt(photo.name());
        caption.setText("%s · %d × %d · %d of %d"
                .formatted(photo.name(), photo.width(), photo.height(), index + 1, photos.size()));
    }
}
