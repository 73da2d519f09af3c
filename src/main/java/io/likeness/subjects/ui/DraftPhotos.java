package io.likeness.subjects.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.spring.annotation.SpringComponent;
import io.likeness.common.LikenessProperties;
import io.likeness.common.ui.Notifications;
import io.likeness.storage.Thumbnails;
import io.likeness.subjects.PhotoHints;
import io.likeness.subjects.PhotoNote;
import io.likeness.subjects.PhotoResult;
import io.likeness.subjects.photos.PhotoReading;
import io.likeness.subjects.photos.PhotoUpload;
import io.likeness.subjects.photos.PreparedPhoto;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Scope;

/** Photos of a subject that does not exist yet: checked and stored, shown at once, and forgotten if the dialog is cancelled. */
@SpringComponent
@Scope("prototype")
class DraftPhotos extends Composite<Div> {

    private final PhotoUpload upload;
    private final Thumbnails thumbnails;
    private final int most;
    private final Map<PreparedPhoto, PhotoTile> accepted = new LinkedHashMap<>();
    private final PhotoDrop drop;
    private final Div tiles = new Div();
    private final Paragraph advice = new Paragraph();
    private Runnable changed = () -> {};

    DraftPhotos(PhotoUpload upload, Thumbnails thumbnails, LikenessProperties properties, List<PhotoNote> notes) {
        this.upload = upload;
        this.thumbnails = thumbnails;
        this.most = properties.upload().photosPerSubject();
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
        return switch (upload.read(name, content)) {
            case PhotoReading.Accepted(PreparedPhoto photo) -> () -> add(photo);
            case PhotoReading.Refused(String sentence) -> throw new PhotoDrop.Refusal(sentence);
        };
    }

    private void add(PreparedPhoto photo) {
        if (accepted.keySet().stream().anyMatch(other -> other.source().equals(photo.source()))) {
            drop.refuse(PhotoResult.Refused.known(photo.name()).sentence());
        } else if (accepted.size() >= most) {
            drop.refuse(PhotoResult.Refused.full(photo.name(), most).sentence());
        } else {
            PhotoTile tile = tile(photo);
            accepted.put(photo, tile);
            tiles.add(tile);
            advise();
        }
    }

    private void remove(PreparedPhoto photo) {
        PhotoTile tile = accepted.remove(photo);
        if (tile != null) {
            tiles.remove(tile);
            advise();
            Notifications.undo("\"%s\" was removed.".formatted(photo.name()), () -> add(photo));
        }
    }

    private void advise() {
        List<PreparedPhoto> all = accepted();
        accepted.forEach((photo, tile) -> tile.showHints(PhotoHints.of(photo, all)));
        advice.setText(PhotoAdvice.forCount(all.size()));
        changed.run();
    }

    /** A tile stays while others come: its picture's address lives as long as it does. */
    private PhotoTile tile(PreparedPhoto photo) {
        Image image = new Image(
                DownloadHandler.forFile(thumbnails.of(photo.file()).toFile()).inline(), photo.name());
        return new PhotoTile(new Div(image), photo.name(), List.of(), () -> remove(photo));
    }
}
