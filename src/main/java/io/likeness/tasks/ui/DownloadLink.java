package io.likeness.tasks.ui;

import com.vaadin.flow.component.html.Anchor;
import io.likeness.models.CheckpointDetails;

/** A link to a file of a checkpoint, which the browser keeps. */
class DownloadLink extends Anchor {

    DownloadLink(CheckpointDetails checkpoint, String form, String words) {
        super("downloads/checkpoints/%s/%s".formatted(checkpoint.id(), form), words);
        getElement().setAttribute("download", true);
        getElement().setAttribute("router-ignore", true);
    }
}
