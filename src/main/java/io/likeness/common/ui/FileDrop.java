package io.likeness.common.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where files are dropped or chosen; each is checked as it comes, and a refused one stays with the reason beside it. */
public class FileDrop extends Composite<Div> {

    private static final Logger LOG = LoggerFactory.getLogger(FileDrop.class);

    /** What browsers send around a file. */
    private static final long LITTLE = 1 << 20;

    /** What becomes of one file. Runs outside the page's thread; what it returns runs in it. */
    @FunctionalInterface
    public interface Receiver {

        /**
         * Takes the file in and returns what the page does next.
         *
         * @param bytes its size as the browser tells it; less than 0 if it does not
         */
        Runnable receive(String name, long bytes, InputStream content) throws IOException, Refusal;
    }

    /** A file that is not taken, with a sentence that says why. */
    public static final class Refusal extends Exception {

        private static final long serialVersionUID = 1L;

        public Refusal(String sentence) {
            super(sentence);
        }
    }

    private final long largest;
    private final Receiver receiver;
    private final Div refusals = new Div();

    /** The part of the page that takes files, for what is special of some. */
    protected final Upload upload = new Upload();

    /**
     * @param choose what the button says
     * @param largest bytes of a file that may be taken: whoever sends more is cut off
     * @param rejected what to say of a file, by its name, that the browser does not even send
     */
    public FileDrop(String choose, long largest, UnaryOperator<String> rejected, Receiver receiver) {
        this.largest = largest;
        this.receiver = receiver;
        upload.setUploadHandler(this::receive);
        upload.getElement().setProperty("maxConcurrentUploads", 1); // one after another they keep their order
        upload.setUploadButton(new Button(choose, LikenessIcon.UPLOAD.create()));
        upload.setDropLabel(new Span("or drop them here"));
        upload.setDropLabelIcon(new Span());
        upload.addFileRejectedListener(event -> refuse(rejected.apply(event.getFileName())));
        upload.addAllFinishedListener(event -> upload.clearFileList());
        refusals.addClassName("refusals");
        refusals.getElement().setAttribute("role", "status");
        getContent().addClassName("likeness-file-drop");
        getContent().add(upload, refusals);
    }

    void receive(UploadEvent event) throws IOException {
        try (InputStream content = event.getInputStream()) {
            try {
                Runnable next = receiver.receive(event.getFileName(), event.getFileSize(), content);
                event.getUI().access(next::run);
            } catch (Refusal refusal) {
                event.getUI().access(() -> refuse(String.valueOf(refusal.getMessage())));
                drain(content);
            } catch (RuntimeException e) {
                LOG.error("An uploaded file could not be added", e);
                event.getUI()
                        .access(() -> refuse("\"%s\" was not added: the studio failed at it. Try again."
                                .formatted(event.getFileName())));
                drain(content);
            }
        }
    }

    /** A browser whose line is cut while it sends takes that for a fault of the line and sends the file again. */
    private void drain(InputStream content) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long drained = 0;
        for (int n = content.read(buffer); n >= 0 && drained < largest + LITTLE; n = content.read(buffer)) {
            drained += n;
        }
    }

    /** Says why a file was not taken, until the line is closed. */
    public void refuse(String sentence) {
        Div line = new Div(LikenessIcon.ALERT.create(), new Span(sentence));
        Button dismiss = new IconButton(LikenessIcon.CLOSE, "Dismiss", line::removeFromParent);
        dismiss.addThemeVariants(ButtonVariant.SMALL);
        line.add(dismiss);
        line.addClassName("refusal");
        refusals.add(line);
    }
}
