package io.likeness.tasks.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.likeness.common.ui.Quantities;
import io.likeness.models.CheckpointDetails;
import io.likeness.tasks.export.SingleFilePreparation;
import io.likeness.tasks.export.SingleFileState;
import io.likeness.tasks.export.SingleFileState.Failed;
import io.likeness.tasks.export.SingleFileState.Ready;
import io.likeness.tasks.export.SingleFileState.Waiting;
import io.likeness.tasks.export.SingleFileState.Writing;
import io.likeness.tasks.export.SingleFiles;
import io.likeness.users.AccountId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Has a checkpoint written as a single file and shows how far it is; closing it, or leaving the page, gives the file up. */
class SingleFileDialog extends Dialog {

    private final SingleFiles files;
    private final AccountId me;
    private final CheckpointDetails checkpoint;
    private final Paragraph words = new Paragraph("");
    private final Div meter = new Div();
    private final Div result = new Div();
    private final Button close = new Button("Cancel", event -> close());
    private @Nullable SingleFilePreparation preparation;

    SingleFileDialog(SingleFiles files, AccountId me, CheckpointDetails checkpoint) {
        this.files = files;
        this.me = me;
        this.checkpoint = checkpoint;
        setHeaderTitle("Single file at %s steps".formatted(Quantities.number(checkpoint.step())));
        setWidth("min(36rem, 94vw)");
        setCloseOnOutsideClick(false);
        words.getElement().setAttribute("aria-live", "polite");
        meter.addClassName("likeness-meter");
        meter.getElement().setAttribute("role", "progressbar");
        meter.getElement().setAttribute("aria-label", "Writing the single file");
        meter.getElement().setAttribute("aria-valuemax", "1");
        add(words, meter, result);
        getFooter().add(close);
        show(new Waiting());
    }

    private void show(SingleFileState state) {
        switch (state) {
            case Waiting _ -> progress("It waits until another one is written.", 0);
            case Writing(int done, int of) when of == 0 -> progress("The server begins to write the file.", 0);
            case Writing(int done, int of) ->
                progress(
                        "The server writes the file: %s of %s tensors."
                                .formatted(Quantities.number(done), Quantities.number(of)),
                        (double) done / of);
            case Ready ready -> ready(ready);
            case Failed(String cause, String next) -> {
                words.setText(cause + " " + next);
                meter.setVisible(false);
                result.removeAll();
                footer();
            }
        }
    }

    private void progress(String sentence, double fraction) {
        words.setText(sentence);
        String value = String.format(Locale.ROOT, "%.4f", fraction);
        meter.getStyle().set("--value", value);
        meter.getElement().setAttribute("aria-valuenow", value);
    }

    private void ready(Ready ready) {
        words.setText("The file is ready: %s. It is kept while this is open, for an hour at most."
                .formatted(Quantities.bytes(ready.bytes())));
        meter.setVisible(false);
        DownloadLink download = new DownloadLink(checkpoint, "single-file", "Download");
        download.addClassName("likeness-button");
        result.removeAll();
        result.add(new CertificateTable(ready.certificate()));
        footer(new DownloadLink(checkpoint, "single-file/certificate", "Certificate as text"), download);
    }

    private void footer(Component... downloads) {
        close.setText("Close");
        getFooter().removeAll();
        getFooter().add(downloads);
        getFooter().add(close);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        UI ui = event.getUI();
        preparation = files.prepare(me, checkpoint.id(), state -> ui.access(() -> show(state)));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        if (preparation != null) {
            preparation.close();
        }
    }
}
