package io.likeness.tasks.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import io.likeness.common.ui.Confirmation;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.common.ui.Notifications;
import io.likeness.common.ui.StudioLink;
import io.likeness.tasks.StopWish;
import io.likeness.tasks.Submission;
import io.likeness.tasks.TaskDetails;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.TaskKind;
import io.likeness.tasks.TaskService;
import io.likeness.users.AccountId;

/** What the owner of a task can do with it, as buttons; which ones depends on its status. */
final class TaskActions {

    private final TaskService service;
    private final AccountId me;
    private final TaskDeletion deletion;

    TaskActions(TaskService service, AccountId me, TaskDeletion deletion) {
        this.service = service;
        this.me = me;
        this.deletion = deletion;
    }

    Button[] of(TaskDetails task) {
        return switch (task.status()) {
            case QUEUED -> new Button[] {cancel(task)};
            case RUNNING -> new Button[] {pause(task), cancel(task)};
            case PAUSED -> new Button[] {resume(task), cancel(task)};
            case FAILED, CANCELLED -> new Button[] {again(task), deletion.of(task)};
            case SUCCEEDED -> new Button[] {use(task), deletion.of(task)};
        };
    }

    private Button pause(TaskDetails task) {
        Button pause =
                new Button(task.stopWish() == StopWish.PAUSE ? "Pausing…" : "Pause", LikenessIcon.PAUSE.create());
        pause.setEnabled(task.stopWish() == null);
        pause.addClickListener(event -> {
            service.pause(me, task.id());
            pause.setEnabled(false);
            pause.setText("Pausing…");
        });
        return pause;
    }

    private Button resume(TaskDetails task) {
        Button resume = new Button("Resume", LikenessIcon.PLAY.create(), event -> service.resume(me, task.id()));
        resume.addThemeVariants(ButtonVariant.PRIMARY);
        resume.setDisableOnClick(true);
        return resume;
    }

    private Button cancel(TaskDetails task) {
        boolean stopping = task.stopWish() == StopWish.CANCEL;
        Button cancel = new Button(stopping ? "Stopping…" : "Cancel task", LikenessIcon.STOP.create());
        cancel.setEnabled(!stopping);
        cancel.addClickListener(event -> Confirmation.ask(
                "Cancel this task?",
                task.kind() == TaskKind.FINE_TUNING
                        ? "It stops at its next step and keeps a checkpoint. The GPU-seconds used so far are charged."
                        : "Finished pictures are kept. The GPU-seconds used so far are charged.",
                "Cancel task",
                () -> {
                    service.cancel(me, task.id());
                    cancel.setEnabled(false);
                    cancel.setText("Stopping…");
                }));
        return cancel;
    }

    private Button again(TaskDetails task) {
        TaskId next = task.retriedAs();
        return next == null ? retry(task) : new Button("Open the new attempt", event -> open(next));
    }

    private Button retry(TaskDetails task) {
        Button retry = new Button("Try again", LikenessIcon.REPEAT.create());
        retry.addThemeVariants(ButtonVariant.PRIMARY);
        retry.setDisableOnClick(true);
        retry.addClickListener(event -> {
            switch (service.retry(me, task.id())) {
                case Submission.Accepted accepted -> open(accepted.task());
                case Submission.Refused refused -> {
                    Notifications.failure(refused.sentence());
                    retry.setEnabled(true);
                }
            }
        });
        return retry;
    }

    /** What to do with what a task made. */
    private static Button use(TaskDetails task) {
        Button use = task.kind() == TaskKind.FINE_TUNING
                ? new Button(
                        "Generate pictures",
                        LikenessIcon.STUDIO.create(),
                        event -> StudioLink.SUBJECT.open(String.valueOf(task.subject())))
                : new Button(
                        "Open the gallery",
                        LikenessIcon.GALLERY.create(),
                        event -> UI.getCurrent().navigate("galleries"));
        use.addThemeVariants(ButtonVariant.PRIMARY);
        return use;
    }

    private static void open(TaskId task) {
        UI.getCurrent().navigate("tasks/" + task);
    }
}
