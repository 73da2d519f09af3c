package io.likeness.subjects.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.spring.annotation.SpringComponent;
import io.likeness.common.LikenessProperties;
import io.likeness.storage.Thumbnails;
import io.likeness.subjects.PhotoHints;
import io.likeness.subjects.photos.PhotoReading;
import io.likeness.subjects.photos.PhotoUpload;
import io.likeness.subjects.photos.PreparedPhoto;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Scope;

/** Photos of a subject that does not exist yet: checked and stored, shown at once, and forgotten if the dialog is cancelled. */
@SpringComponent
@Scope("prototype")
class DraftPhotos extends Composite<Div> {

    private final PhotoUpload upload;
    private final Thumbnails thumbnails;
    private final int most;
    private final List<PreparedPhoto> accepted = new ArrayList<>();
    private final Div tiles = new Div();
    private final Paragraph advice = new Paragraph();

    DraftPhotos(PhotoUpload upload, Thumbnails thumbnails, LikenessProperties properties) {
        this.upload = upload;
        this.thumbnails = thumbnails;
        this.most = properties.upload().photosPerSubject();
        tiles.addClassNames("likeness-pictures", "tiles");
        advice.addClassNames("secondary", "small", "advice");
        getContent().addClassName("likeness-draft-photos");
        getContent().add(new PhotoDrop(this::receive), tiles, advice);
        refresh();
    }

    List<PreparedPhoto> accepted() {
        return List.copyOf(accepted);
    }

    private Runnable receive(String name, InputStream content) throws IOException, PhotoDrop.Refusal {
        return switch (upload.read(name, content)) {
            case PhotoReading.Accepted(PreparedPhoto photo) -> () -> add(photo);
            case PhotoReading.Refused(String sentence) -> throw new PhotoDrop.Refusal(sentence);
        };
    }

    private void add(PreparedPhoto photo) {
        boolean known = accepted.stream().anyMatch(other -> other.source().equals(photo.source()));
        if (!known && accepted.size() < most) {
            accepted.add(photo);
            refresh();
        }
    }

    private void refresh() {
        tiles.removeAll();
        accepted.forEach(photo -> tiles.add(tile(photo)));
        advice.setText(PhotoAdvice.forCount(accepted.size()));
    }

    private PhotoTile tile(PreparedPhoto photo) {
        Image image = new Image(
                DownloadHandler.forFile(thumbnails.of(photo.file()).toFile()).inline(), photo.name());
        return new PhotoTile(image, photo.name(), PhotoHints.of(photo, accepted), () -> {}, () -> {
            accepted.remove(photo);
            refresh();
        });
    }
}
