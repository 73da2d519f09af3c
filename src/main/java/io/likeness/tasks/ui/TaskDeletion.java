package io.likeness.tasks.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import io.likeness.common.ui.IconButton;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.common.ui.Notifications;
import io.likeness.tasks.TaskDetails;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.TaskService;
import io.likeness.trash.Belongings;
import io.likeness.trash.Trash;
import io.likeness.users.AccountId;

/** Puts a task that has ended into the trash, and says what goes along. */
final class TaskDeletion {

    private final TaskService service;
    private final Belongings belongings;
    private final Trash trash;
    private final AccountId me;

    TaskDeletion(TaskService service, Belongings belongings, Trash trash, AccountId me) {
        this.service = service;
        this.belongings = belongings;
        this.trash = trash;
        this.me = me;
    }

    Button of(TaskDetails task) {
        return new IconButton(LikenessIcon.DELETE, "Delete task", () -> delete(task.id()));
    }

    private void delete(TaskId task) {
        String with = belongings.wouldGoWith(task.value());
        if (!service.delete(me, task)) {
            Notifications.failure("This task has not ended. Cancel it first.");
            return;
        }
        UI ui = UI.getCurrent();
        ui.navigate("tasks");
        String sentence = "The task was deleted%s. Trash keeps it for %s."
                .formatted(with.isEmpty() ? "" : ", with " + with, trash.periodInWords());
        Notifications.undo(
                sentence,
                () -> service.restore(me, task)
                        .ifPresentOrElse(Notifications::failure, () -> ui.navigate("tasks/" + task)));
    }
}
