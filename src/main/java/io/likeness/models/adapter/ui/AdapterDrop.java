package io.likeness.models.adapter.ui;

import io.likeness.common.ui.FileDrop;
import java.util.function.UnaryOperator;

/** Where adapter files are dropped or chosen; all kinds of files may be, so that the others are told what to do. */
class AdapterDrop extends FileDrop {

    /** @param largest bytes; the browser does not even send larger files */
    AdapterDrop(int largest, UnaryOperator<String> tooLarge, Receiver receiver) {
        super("Choose LoRA files", tooLarge, receiver);
        upload.setMaxFileSize(largest);
    }
}
