package io.likeness.studio.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.likeness.common.ui.PictureFiles;
import java.util.Locale;
import org.springframework.core.io.Resource;

/** The place of one picture: waiting, in work, or filled; a filled one can be enlarged. Its caption says what was asked for. */
class RunFrame extends Div {

    private final String name;
    private final NativeButton frame = new NativeButton();
    private boolean filled;

    RunFrame(int index, String caption, Runnable enlarge) {
        this.name = "Picture " + (index + 1) + ", " + caption;
        frame.add(new Span());
        frame.addClassNames("likeness-picture", "pending");
        frame.setEnabled(false);
        frame.setAriaLabel(name + ", not ready");
        frame.addClickListener(event -> enlarge.run());
        Span words = new Span(caption);
        words.addClassNames("secondary", "small", "caption");
        words.getElement().setAttribute("title", caption);
        addClassName("studio-frame");
        add(frame, words);
    }

    boolean isFilled() {
        return filled;
    }

    /** Shows how far the picture is. */
    void work(int step, int of) {
        frame.addClassName("working");
        frame.getStyle().set("--value", String.format(Locale.ROOT, "%.3f", of == 0 ? 0.0 : (double) step / of));
    }

    void fill(Resource picture) {
        filled = true;
        frame.removeClassNames("pending", "working");
        frame.removeAll();
        frame.add(PictureFiles.image(picture, ""));
        frame.setEnabled(true);
        frame.setAriaLabel("Enlarge " + name);
    }
}
