package io.likeness.tasks.queue;

import io.likeness.models.Checkpoints;
import io.likeness.storage.FileKey;
import io.likeness.tasks.TaskFate;
import io.likeness.trash.ForgottenFiles;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Removes tasks that have ended for good: their rows and what they made; their folders go after that. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TaskRemoval {

    private final TaskRepository tasks;
    private final AttemptRepository attempts;
    private final TaskFileRepository taskFiles;
    private final Checkpoints checkpoints;
    private final ForgottenFiles files;
    private final ApplicationEventPublisher events;

    TaskRemoval(
            TaskRepository tasks,
            AttemptRepository attempts,
            TaskFileRepository taskFiles,
            Checkpoints checkpoints,
            ForgottenFiles files,
            ApplicationEventPublisher events) {
        this.tasks = tasks;
        this.attempts = attempts;
        this.taskFiles = taskFiles;
        this.checkpoints = checkpoints;
        this.files = files;
        this.events = events;
    }

    void forget(Task task) {
        UUID id = task.id().value();
        events.publishEvent(new TaskFate.Forgotten(task.owner(), task.id()));
        checkpoints.forgetOfTask(id);
        List<FileKey> kept = taskFiles.filesOf(id).stream().map(FileKey::new).toList();
        taskFiles.deleteOf(id);
        attempts.deleteOf(id);
        tasks.forgetRetry(id);
        tasks.delete(task);
        files.release(task.owner(), kept);
    }
}
