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
import io.likeness.common.ui.AllowanceChanged;
import io.likeness.prompts.PromptLibrary;
import io.likeness.prompts.PromptTemplate;
import io.likeness.storage.FileKey;
import io.likeness.tasks.GenerationRequest;
import io.likeness.tasks.TaskDetails;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.TaskProgress;
import io.likeness.tasks.TaskProgress.PictureState;
import io.likeness.tasks.TaskProgressFeed.Subscription;
import io.likeness.tasks.TaskStatus;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/** The pictures of one generation: a frame for each from the start, filled as they are made. */
class RunResults extends Section {

    /** What the results need from the page. */
    interface Page {
        TaskProgress progress(TaskId task);

        Subscription subscribe(TaskId task, Consumer<TaskProgress> listener);

        Resource content(FileKey file);

        void cancel(TaskId task);

        /** Shows a picture large. */
        void enlarge(TaskId task, int index, Runnable changed);

        /** The places of the task's pictures that are not deleted. */
        Set<Integer> kept(TaskId task);

        String words(TaskProgress progress);
    }

    private final TaskId task;
    private final Page page;
    private final List<RunFrame> frames;
    private final Span state = new Span();
    private final Button cancel = new Button("Cancel");
    private final Anchor gallery = new Anchor("galleries", "Open gallery");
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
        gallery.getElement().setAttribute("router-link", true);
        gallery.setVisible(false);
        Div header = new Div(words, cancel, gallery);
        header.addClassName("likeness-section-header");
        Div grid = new Div();
        grid.addClassNames("likeness-pictures", "large", "studio-run");
        frames = IntStream.range(0, request.pictures())
                .mapToObj(index -> frame(index, request.prompts().get(index / request.picturesPerPrompt())))
                .toList();
        frames.forEach(grid::add);
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
            getUI().ifPresent(AllowanceChanged::tell);
            end(progress.status());
        }
    }

    private RunFrame frame(int index, String prompt) {
        String caption = PromptLibrary.builtIn().label(prompt).orElse(prompt.replace(PromptTemplate.SLOT, "…"));
        return new RunFrame(index, caption, () -> page.enlarge(task, index, this::hideDeleted));
    }

    private void show(PictureState picture) {
        if (picture.index() >= frames.size() || frames.get(picture.index()).isFilled()) {
            return;
        }
        FileKey file = picture.file();
        if (file == null) {
            frames.get(picture.index()).work(picture.step(), picture.of());
        } else {
            frames.get(picture.index()).fill(page.content(file));
        }
    }

    /** Takes pictures away that are in the trash. */
    void hideDeleted() {
        Set<Integer> kept = page.kept(task);
        IntStream.range(0, frames.size())
                .filter(index -> frames.get(index).isFilled())
                .forEach(index -> frames.get(index).setVisible(kept.contains(index)));
    }

    /** Frames that stay empty go; the reason is on the task's page. */
    private void end(TaskStatus status) {
        frames.forEach(frame -> frame.setVisible(frame.isFilled()));
        boolean some = frames.stream().anyMatch(RunFrame::isFilled);
        gallery.setVisible(some);
        if (status == TaskStatus.FAILED && !some) {
            Anchor reason = new Anchor("tasks/" + task, "See what happened");
            reason.getElement().setAttribute("router-link", true);
            add(reason);
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (subscription != null) {
            subscription.close();
        }
    }
}
