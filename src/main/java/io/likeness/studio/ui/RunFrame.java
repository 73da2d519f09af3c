package io.likeness.studio.ui;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.likeness.common.ui.PictureFiles;
import java.nio.file.Path;
import java.util.Locale;

/** The place of one picture: waiting, in work, or filled; a filled one can be enlarged. */
class RunFrame extends NativeButton {

    private final String name;
    private boolean filled;

    RunFrame(int index, Runnable enlarge) {
        this.name = "Picture " + (index + 1);
        add(new Span());
        addClassNames("likeness-picture", "pending");
        setEnabled(false);
        setAriaLabel(name + ", not ready");
        addClickListener(event -> enlarge.run());
    }

    boolean isFilled() {
        return filled;
    }

    /** Shows how far the picture is. */
    void work(int step, int of) {
        addClassName("working");
        getStyle().set("--value", String.format(Locale.ROOT, "%.3f", of == 0 ? 0.0 : (double) step / of));
    }

    void fill(Path file) {
        filled = true;
        removeClassNames("pending", "working");
        removeAll();
        add(PictureFiles.image(file, ""));
        setEnabled(true);
        setAriaLabel("Enlarge " + name.toLowerCase(Locale.ROOT));
    }
}
