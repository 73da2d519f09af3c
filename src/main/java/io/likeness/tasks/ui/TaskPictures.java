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
import java.util.TreeMap;
import org.springframework.core.io.FileSystemResource;

/** What a task made so far: while training a row of samples for each prompt, the newest first; pictures of a generation in their order. */
class TaskPictures extends Section {

    private final TaskKind kind;
    private final FileStore files;
    private final Div content = new Div();
    private final TreeMap<Integer, Div> rows = new TreeMap<>();
    private final Set<Object> shown = new HashSet<>();

    TaskPictures(TaskKind kind, FileStore files) {
        this.kind = kind;
        this.files = files;
        boolean training = kind == TaskKind.FINE_TUNING;
        Div header = new Div(new H2(training ? "Samples while training" : "Pictures"));
        header.addClassName("likeness-section-header");
        content.addClassName(training ? "task-samples" : "likeness-pictures");
        addClassName("likeness-section");
        add(header, content);
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
            rows.computeIfAbsent(sample.index(), _ -> row(sample)).addComponentAsFirst(figure(sample));
        }
    }

    /** A prompt, and below it what came of it step by step. */
    private Div row(Sample first) {
        Span prompt = new Span("“%s”".formatted(first.prompt()));
        Div samples = new Div();
        samples.addClassName("likeness-pictures");
        Div row = new Div(prompt, samples);
        row.addClassName("task-prompt");
        content.addComponentAtIndex(rows.headMap(first.index()).size(), row);
        return samples;
    }

    private static Div figure(Sample sample) {
        Span step = new Span("Step " + sample.step());
        step.addClassNames("secondary", "small");
        Div frame = PictureFiles.framed(
                new FileSystemResource(sample.file()),
                "Sample at step %d: %s".formatted(sample.step(), sample.prompt()));
        Div figure = new Div(frame, step);
        figure.addClassName("task-sample");
        return figure;
    }

    private void add(PictureState picture) {
        FileKey file = picture.file();
        if (file != null && shown.add(picture.index())) {
            content.add(PictureFiles.framed(files.content(file), "Picture " + (picture.index() + 1)));
        }
    }
}
