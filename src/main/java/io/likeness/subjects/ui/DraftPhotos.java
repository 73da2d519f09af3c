package io.likeness.subjects.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.spring.annotation.SpringComponent;
import io.likeness.common.ui.Notifications;
import io.likeness.storage.PictureResponses;
import io.likeness.storage.Thumbnails;
import io.likeness.subjects.DraftShelf;
import io.likeness.subjects.PhotoHints;
import io.likeness.subjects.PhotoNote;
import io.likeness.subjects.photos.PhotoReading;
import io.likeness.subjects.photos.PhotoUpload;
import io.likeness.subjects.photos.PreparedPhoto;
import io.likeness.users.CurrentAccount;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Scope;
import org.springframework.core.io.Resource;

/** Photos of a subject that does not exist yet: checked and stored, shown at once, and forgotten, files too, if the dialog is left. */
@SpringComponent
@Scope("prototype")
class DraftPhotos extends Composite<Div> {

    /** Removed photos that can be taken back; as many notices as fit on a page. */
    private static final int MOST_UNDONE = 5;

    private final PhotoUpload upload;
    private final Thumbnails thumbnails;
    private final DraftShelf.Draft draft;
    private final Map<PreparedPhoto, PhotoTile> accepted = new LinkedHashMap<>();
    private final Deque<PreparedPhoto> removed = new ArrayDeque<>();
    private final PhotoDrop drop;
    private final Div tiles = new Div();
    private final Paragraph advice = new Paragraph();
    private Runnable changed = () -> {};

    DraftPhotos(
            PhotoUpload upload,
            Thumbnails thumbnails,
            DraftShelf shelf,
            CurrentAccount current,
            List<PhotoNote> notes) {
        this.upload = upload;
        this.thumbnails = thumbnails;
        this.draft = shelf.open(current.id());
        this.drop = new PhotoDrop(upload.largest(), this::receive);
        tiles.addClassNames("likeness-pictures", "tiles");
        advice.addClassNames("secondary", "small", "advice");
        getContent().addClassName("likeness-draft-photos");
        getContent().add(drop, tiles, advice);
        notes.stream().flatMap(note -> note.build().stream()).forEach(getContent()::add);
        advise();
    }

    /** What happens when photos come or go. */
    void whenChanged(Runnable action) {
        changed = action;
    }

    List<PreparedPhoto> accepted() {
        return List.copyOf(accepted.keySet());
    }

    Runnable receive(String name, InputStream content) throws IOException, PhotoDrop.Refusal {
        DraftKeeping keeping = new DraftKeeping(draft);
        try {
            return switch (upload.read(name, content, keeping)) {
                case PhotoReading.Accepted(PreparedPhoto photo) -> () -> add(photo);
                case PhotoReading.Refused(String sentence) -> throw new PhotoDrop.Refusal(sentence);
            };
        } finally {
            keeping.freeUnused();
        }
    }

    private void add(PreparedPhoto photo) {
        if (!isAttached()) {
            return; // The dialog was left while the photo came, and with it went the file.
        }
        PhotoTile tile = tile(photo);
        accepted.put(photo, tile);
        tiles.add(tile);
        advise();
    }

    private void remove(PreparedPhoto photo) {
        PhotoTile tile = accepted.remove(photo);
        if (tile != null) {
            tiles.remove(tile);
            advise();
            removed.addLast(photo);
            if (removed.size() > MOST_UNDONE) {
                draft.drop(removed.removeFirst().source());
            }
            Notifications.undo("\"%s\" was removed.".formatted(photo.name()), () -> takeBack(photo));
        }
    }

    private void takeBack(PreparedPhoto photo) {
        if (removed.remove(photo)) {
            add(photo);
        } else if (!accepted.containsKey(photo)) {
            drop.refuse("\"%s\" was removed some time ago. Add it again.".formatted(photo.name()));
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        draft.close();
    }

    private void advise() {
        List<PreparedPhoto> all = accepted();
        accepted.forEach((photo, tile) -> tile.showHints(PhotoHints.of(photo, all)));
        advice.setText(PhotoAdvice.forCount(all.size()));
        changed.run();
    }

    /** A tile stays while others come: its picture's address lives as long as it does. */
    private PhotoTile tile(PreparedPhoto photo) {
        Resource thumbnail = thumbnails.of(photo.file());
        DownloadHandler sending = DownloadHandler.fromInputStream(_ -> new DownloadResponse(
                        thumbnail.getInputStream(),
                        photo.file().sha256(),
                        PictureResponses.mediaType(thumbnail).toString(),
                        thumbnail.contentLength()))
                .inline();
        Image image = new Image(sending, photo.name());
        return new PhotoTile(new Div(image), photo.name(), List.of(), () -> remove(photo));
    }
}
