package io.likeness.subjects.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import io.likeness.common.NotFound;
import io.likeness.common.ui.IconButton;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where photos are dropped or chosen; each file is checked as it comes, and a refused one stays with the reason beside it. */
class PhotoDrop extends Composite<Div> {

    private static final Logger log = LoggerFactory.getLogger(PhotoDrop.class);

    /** What becomes of one file. Runs outside the page's thread; what it returns runs in it. */
    interface Receiver {

        /** Takes the file in and returns what the page does next. */
        Runnable receive(String name, InputStream content) throws IOException, Refusal;
    }

    /** A file that is not taken, with a sentence that says why. */
    static final class Refusal extends Exception {

        private static final long serialVersionUID = 1L;

        Refusal(String sentence) {
            super(sentence);
        }
    }

    private final Receiver receiver;
    private final Upload upload = new Upload();
    private final Div refusals = new Div();

    PhotoDrop(Receiver receiver) {
        this.receiver = receiver;
        upload.setUploadHandler(this::receive);
        upload.getElement().setProperty("maxConcurrentUploads", 1); // one after another they keep their order
        upload.setAcceptedMimeTypes("image/jpeg", "image/png", "image/webp", "image/heic", "image/heif");
        Button choose = new Button("Choose photos", LikenessIcon.UPLOAD.create());
        upload.setUploadButton(choose);
        upload.setDropLabel(new Span("or drop them here"));
        upload.setDropLabelIcon(new Span());
        upload.addFileRejectedListener(
                event -> refuse("\"%s\" is not a photo. Add a JPEG, PNG or WebP file.".formatted(event.getFileName())));
        upload.addAllFinishedListener(event -> upload.clearFileList());
        refusals.addClassName("refusals");
        refusals.getElement().setAttribute("role", "status");
        getContent().addClassName("likeness-photo-drop");
        getContent().add(upload, refusals);
    }

    private void receive(UploadEvent event) throws IOException {
        Runnable next;
        try (InputStream content = event.getInputStream()) {
            next = receiver.receive(event.getFileName(), content);
        } catch (Refusal refusal) {
            next = () -> refuse(String.valueOf(refusal.getMessage()));
        } catch (StorageException e) {
            log.error("An uploaded photo could not be stored", e);
            next = () -> refuse(String.valueOf(e.getMessage()));
        } catch (NotFound deletedMeanwhile) {
            next = () -> refuse("\"%s\" was not added: the subject is deleted.".formatted(event.getFileName()));
        } catch (RuntimeException e) {
            log.error("An uploaded photo could not be added", e);
            next = () ->
                    refuse("\"%s\" was not added: the studio failed at it. Try again.".formatted(event.getFileName()));
        }
        event.getUI().access(next::run);
    }

    /** Says why a file was not taken, until the line is closed. */
    void refuse(String sentence) {
        Div line = new Div(LikenessIcon.ALERT.create(), new Span(sentence));
        Button dismiss = new IconButton(LikenessIcon.CLOSE, "Dismiss", line::removeFromParent);
        dismiss.addThemeVariants(ButtonVariant.SMALL);
        line.add(dismiss);
        line.addClassName("refusal");
        refusals.add(line);
    }
}
