package io.likeness.models.adapter.ui;

import io.likeness.common.ui.FileDrop;
import java.util.function.UnaryOperator;

/** Where adapter files are dropped or chosen; the browser does not even send others. */
class AdapterDrop extends FileDrop {

    /**
     * @param largest bytes of one file
     * @param rejected why a file, by its name, is not sent
     */
    AdapterDrop(long largest, UnaryOperator<String> rejected, Receiver receiver) {
        super("Choose adapter files", largest, rejected, receiver);
        upload.getElement().setProperty("maxFileSize", largest); // the setter takes no more than 2 GiB
        upload.setAcceptedFileExtensions(".safetensors");
    }
}
