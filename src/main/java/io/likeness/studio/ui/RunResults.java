package io.likeness.studio.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.likeness.common.ui.PictureFiles;
import io.likeness.storage.FileKey;
import io.likeness.tasks.GenerationRequest;
import io.likeness.tasks.TaskDetails;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.TaskProgress;
import io.likeness.tasks.TaskProgress.PictureState;
import io.likeness.tasks.TaskProgressFeed.Subscription;
import io.likeness.tasks.TaskStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The pictures of one generation: a frame for each from the start, filled as they are made. */
class RunResults extends Section {

    /** What the results need from the page. */
    interface Page {
        TaskProgress progress(TaskId task);

        Subscription subscribe(TaskId task, Consumer<TaskProgress> listener);

        Path path(FileKey file);

        void cancel(TaskId task);

        String words(TaskProgress progress);
    }

    private final TaskId task;
    private final Page page;
    private final List<Div> frames = new ArrayList<>();
    private final Set<Integer> filled = new HashSet<>();
    private final Span state = new Span();
    private final Button cancel = new Button("Cancel");
    private final AtomicReference<@Nullable TaskProgress> waiting = new AtomicReference<>();
    private @Nullable Subscription subscription;

    RunResults(TaskDetails details, GenerationRequest request, Page page) {
        this.task = details.id();
        this.page = page;
        state.addClassNames("secondary", "small", "number");
        state.getElement().setAttribute("aria-live", "polite");
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        cancel.setDisableOnClick(true);
        cancel.addClickListener(event -> page.cancel(task));
        Div words = new Div(new H2(title(details, request)), state);
        words.addClassName("studio-run-words");
        Div header = new Div(words, cancel);
        header.addClassName("likeness-section-header");
        Div grid = new Div();
        grid.addClassNames("likeness-pictures", "large", "studio-run");
        for (int i = 0; i < request.pictures(); i++) {
            Div frame = new Div(new Span());
            frame.addClassNames("likeness-picture", "pending");
            frames.add(frame);
            grid.add(frame);
        }
        addClassName("likeness-section");
        add(header, grid);
    }

    private static String title(TaskDetails details, GenerationRequest request) {
        int others = request.prompts().size() - 1;
        return others == 0 ? details.title() : details.title() + ", and " + others + " more";
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        subscription = page.subscribe(task, progress -> push(ui, progress));
        show(page.progress(task));
    }

    private void push(UI ui, TaskProgress progress) {
        if (waiting.getAndSet(progress) == null) {
            ui.access(() -> {
                TaskProgress newest = waiting.getAndSet(null);
                if (newest != null) {
                    show(newest);
                }
            });
        }
    }

    private void show(TaskProgress progress) {
        progress.pictures().forEach(this::show);
        state.setText(page.words(progress));
        cancel.setVisible(!progress.status().isFinal());
        if (progress.status().isFinal()) {
            end(progress.status());
        }
    }

    private void show(PictureState picture) {
        if (picture.index() >= frames.size() || filled.contains(picture.index())) {
            return;
        }
        Div frame = frames.get(picture.index());
        FileKey file = picture.file();
        if (file == null) {
            double done = picture.of() == 0 ? 0 : (double) picture.step() / picture.of();
            frame.addClassName("working");
            frame.getStyle().set("--value", String.format(Locale.ROOT, "%.3f", done));
        } else {
            filled.add(picture.index());
            frame.removeClassNames("pending", "working");
            frame.removeAll();
            frame.add(PictureFiles.image(page.path(file), "Picture " + (picture.index() + 1)));
        }
    }

    /** Frames that stay empty go; the reason is on the task's page. */
    private void end(TaskStatus status) {
        for (int i = 0; i < frames.size(); i++) {
            if (!filled.contains(i)) {
                frames.get(i).setVisible(false);
            }
        }
        if (status == TaskStatus.FAILED && filled.isEmpty()) {
            add(new Anchor("tasks/" + task, "See what happened"));
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (subscription != null) {
            subscription.close();
        }
    }
}
