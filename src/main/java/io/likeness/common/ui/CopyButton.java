package io.likeness.common.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.clipboard.Clipboard;

/** Copies a text, and says so only if the browser did it: on plain http most of them do not let a page copy. */
public class CopyButton extends Button {

    /**
     * @param done what to say when the text is copied
     */
    public CopyButton(String label, String text, String done) {
        super(label, LikenessIcon.COPY.create());
        Clipboard.onClick(this)
                .writeText(
                        text,
                        copied -> Notifications.done(done),
                        error -> Notifications.failure(
                                "The browser did not let this page copy. Select the text and copy it yourself."));
    }
}
