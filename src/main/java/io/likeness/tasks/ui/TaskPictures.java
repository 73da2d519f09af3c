package io.likeness.tasks.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.likeness.common.ui.PictureFiles;
import io.likeness.storage.FileKey;
import io.likeness.storage.FileStore;
import io.likeness.tasks.TaskKind;
import io.likeness.tasks.TaskProgress;
import io.likeness.tasks.TaskProgress.PictureState;
import io.likeness.tasks.TaskProgress.Sample;
import java.util.HashSet;
import java.util.Set;

/** What a task made so far: sample images while training, the newest first; pictures of a generation in their order. */
class TaskPictures extends Section {

    private final TaskKind kind;
    private final FileStore files;
    private final Div grid = new Div();
    private final Set<Object> shown = new HashSet<>();

    TaskPictures(TaskKind kind, FileStore files) {
        this.kind = kind;
        this.files = files;
        Div header = new Div(new H2(kind == TaskKind.FINE_TUNING ? "Samples while training" : "Pictures"));
        header.addClassName("likeness-section-header");
        grid.addClassName("likeness-pictures");
        addClassName("likeness-section");
        add(header, grid);
        setVisible(false);
    }

    /** Adds what is new. */
    void show(TaskProgress progress) {
        switch (kind) {
            case FINE_TUNING -> progress.samples().forEach(this::add);
            case GENERATION -> progress.pictures().forEach(this::add);
        }
        setVisible(!shown.isEmpty());
    }

    private void add(Sample sample) {
        if (shown.add(sample)) {
            Div figure = figure(
                    PictureFiles.framed(
                            sample.file(), "Sample at step %d: %s".formatted(sample.step(), sample.prompt())),
                    "Step " + sample.step());
            figure.getElement().setAttribute("title", sample.prompt());
            grid.addComponentAsFirst(figure);
        }
    }

    private void add(PictureState picture) {
        FileKey file = picture.file();
        if (file != null && shown.add(picture.index())) {
            grid.add(PictureFiles.framed(files.path(file), "Picture " + (picture.index() + 1)));
        }
    }

    private static Div figure(Div frame, String caption) {
        Span words = new Span(caption);
        words.addClassNames("secondary", "small");
        Div figure = new Div(frame, words);
        figure.addClassName("task-sample");
        return figure;
    }
}
