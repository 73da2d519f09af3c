package io.likeness.tasks.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.likeness.common.MonotonicTime;
import io.likeness.common.Throttle;
import io.likeness.storage.FileStore;
import io.likeness.tasks.TaskDetails;
import io.likeness.tasks.TaskFailure;
import io.likeness.tasks.TaskKind;
import io.likeness.tasks.TaskProgress;
import io.likeness.tasks.TaskStatus;
import io.likeness.tasks.TaskTimes;
import java.time.Duration;
import java.util.Locale;

/** The live part of a task's page: stage and time left, pictures, loss. */
class TaskBody extends Div {

    private static final Duration CURVE_EVERY = Duration.ofSeconds(2);

    private final TaskDetails task;
    private final Throttle curves;
    private final Span stage = new Span();
    private final Span numbers = new Span();
    private final Div meter = new Div();
    private final TaskPictures pictures;
    private final Section curveSection;
    private final LossChart curve = new LossChart();

    TaskBody(TaskDetails task, TaskSettings settings, FileStore files, MonotonicTime time) {
        this.task = task;
        this.curves = new Throttle(time, CURVE_EVERY);
        this.pictures = new TaskPictures(task.kind(), files);
        this.curveSection = section("Loss", panel(curve, whatItTells()));
        curveSection.setVisible(false);
        addClassName("task-body");
        TaskFailure failure = task.failure();
        if (failure != null) {
            add(failurePanel(failure));
        }
        add(now(), pictures, curveSection, section("Settings", panel(settings)));
    }

    private static Paragraph whatItTells() {
        Paragraph words = new Paragraph(
                "Noisy by nature: every step draws another amount of noise, and some are harder than others. A"
                        + " flat average is normal too. What was learned, the samples show.");
        words.addClassNames("secondary", "small", "task-curve-words");
        return words;
    }

    private Div now() {
        stage.addClassName("stage");
        numbers.addClassNames("numbers", "secondary");
        meter.addClassName("likeness-meter");
        meter.getElement().setAttribute("role", "progressbar");
        meter.getElement().setAttribute("aria-label", "Progress");
        Span badge = new Span(task.status().label());
        badge.addClassName("likeness-badge");
        String tone = TaskWords.tone(task.status());
        if (!tone.isEmpty()) {
            badge.addClassName(tone);
        }
        Span left = new Span(badge, stage);
        Div line = new Div(left, numbers);
        line.addClassName("line");
        Div now = panel(line);
        now.add(meter);
        now.addClassName("task-now");
        now.setVisible(task.status() != TaskStatus.FAILED);
        return now;
    }

    private static Div failurePanel(TaskFailure failure) {
        Div panel = panel(
                new H2("This task failed"),
                new Paragraph(failure.cause()),
                new Paragraph(failure.nextStep()),
                new Paragraph("Nothing was charged: the reserved GPU-seconds are yours again."));
        panel.addClassName("task-failure");
        panel.getElement().setAttribute("role", "alert");
        return panel;
    }

    /** Shows this progress. */
    void show(TaskProgress progress) {
        stage.setText(hasStage(progress.status()) ? progress.stage() : "");
        numbers.setText(numbers(progress));
        String fraction = String.format(Locale.ROOT, "%.4f", progress.fraction());
        meter.getStyle().set("--value", fraction);
        meter.getElement().setAttribute("aria-valuenow", fraction);
        meter.getElement().setAttribute("aria-valuemax", "1");
        meter.setVisible(progress.status() == TaskStatus.RUNNING || progress.status() == TaskStatus.PAUSED);
        pictures.show(progress);
        showCurve(progress);
    }

    private static boolean hasStage(TaskStatus status) {
        return status == TaskStatus.QUEUED || status == TaskStatus.RUNNING;
    }

    private String numbers(TaskProgress progress) {
        return switch (progress.status()) {
            case QUEUED -> progress.queue() == null ? "" : TaskTimes.place(progress.queue());
            case RUNNING -> join(TaskWords.steps(progress.step(), progress.of()), TaskTimes.left(progress.timeLeft()));
            case SUCCEEDED, CANCELLED -> TaskWords.cost(task);
            case PAUSED -> TaskWords.pausedAt(progress);
            case FAILED -> "";
        };
    }

    private static String join(String steps, String left) {
        return steps.isEmpty() || left.isEmpty() ? steps + left : steps + " · " + left;
    }

    /** A curve is hundreds of points: it travels every other second, not with every step. */
    private void showCurve(TaskProgress progress) {
        boolean some = task.kind() == TaskKind.FINE_TUNING && progress.losses().size() > 1;
        if (some && (curves.isDue() || progress.status().isFinal())) {
            curveSection.setVisible(true);
            curve.show(progress.losses());
        }
    }

    static Section section(String title, Component content) {
        Div header = new Div(new H2(title));
        header.addClassName("likeness-section-header");
        Section section = new Section(header, content);
        section.addClassName("likeness-section");
        return section;
    }

    static Div panel(Component... content) {
        Div panel = new Div(content);
        panel.addClassName("likeness-panel");
        return panel;
    }
}
