package io.likeness.subjects.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import io.likeness.common.ui.Notifications;
import io.likeness.subjects.PhotoDetails;
import io.likeness.subjects.PhotoNote;
import io.likeness.subjects.PhotoResult;
import io.likeness.subjects.PhotoService;
import io.likeness.subjects.SubjectId;
import io.likeness.users.AccountId;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;

/** The photos on a subject's page: add, enlarge, remove and take back. */
class SubjectPhotos extends Section {

    private final PhotoService photos;
    private final AccountId who;
    private final SubjectId subject;
    private final Runnable changed;
    private final Div tiles = new Div();
    private final Paragraph advice = new Paragraph();

    /**
     * @param changed called after photos came or went
     * @param notes what higher features have to say below
     */
    SubjectPhotos(
            PhotoService photos, AccountId who, SubjectId subject, Runnable changed, Collection<PhotoNote> notes) {
        this.photos = photos;
        this.who = who;
        this.subject = subject;
        this.changed = changed;
        addClassNames("likeness-section", "likeness-subject-photos");
        tiles.addClassNames("likeness-pictures", "tiles");
        advice.addClassNames("secondary", "small", "advice");
        Div header = new Div(new H2("Photos"), advice);
        header.addClassName("likeness-section-header");
        add(header, tiles, new PhotoDrop(photos.largest(), this::receive));
        notes.stream().flatMap(note -> note.build().stream()).forEach(this::add);
        refresh();
    }

    private Runnable receive(String name, InputStream content) throws IOException, PhotoDrop.Refusal {
        return switch (photos.add(who, subject, name, content)) {
            case PhotoResult.Added added -> this::photosChanged;
            case PhotoResult.Refused(String sentence) -> throw new PhotoDrop.Refusal(sentence);
        };
    }

    private void photosChanged() {
        refresh();
        changed.run();
    }

    private void refresh() {
        List<PhotoDetails> all = photos.list(who, subject);
        tiles.removeAll();
        for (int i = 0; i < all.size(); i++) {
            tiles.add(tile(all, i));
        }
        tiles.setVisible(!all.isEmpty());
        advice.setText(PhotoAdvice.forCount(all.size()));
    }

    private PhotoTile tile(List<PhotoDetails> all, int index) {
        PhotoDetails photo = all.get(index);
        Image image = new Image(PhotoImages.thumbnail(photo.id()), "");
        image.getElement().setAttribute("loading", "lazy");
        NativeButton frame = new NativeButton("", event -> new PhotoViewer(all, index).open());
        frame.add(image);
        frame.setAriaLabel("Enlarge " + photo.name());
        return new PhotoTile(frame, photo.name(), photo.hints(), () -> remove(photo));
    }

    private void remove(PhotoDetails photo) {
        photos.delete(who, photo.id());
        photosChanged();
        Notifications.undo("\"%s\" was removed.".formatted(photo.name()), () -> {
            photos.restore(who, photo.id()).ifPresent(Notifications::failure);
            photosChanged();
        });
    }
}
