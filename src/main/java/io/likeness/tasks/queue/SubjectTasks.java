package io.likeness.tasks.queue;

import io.likeness.subjects.SubjectFate;
import io.likeness.tasks.TaskStatus;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The tasks about a subject share its fate; those that are open are cancelled first. */
@Component
class SubjectTasks {

    private final TaskRepository tasks;
    private final TaskQueue queue;
    private final TaskRemoval removal;

    SubjectTasks(TaskRepository tasks, TaskQueue queue, TaskRemoval removal) {
        this.tasks = tasks;
        this.queue = queue;
        this.removal = removal;
    }

    /** Before the checkpoints go: a worker that is about to register one does so before, or finds its task in the trash. */
    @EventListener
    @Order(10)
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(SubjectFate fate) {
        UUID subject = fate.subject().value();
        switch (fate) {
            case SubjectFate.Deleted deleted -> delete(subject, deleted.at());
            case SubjectFate.Restored _ -> tasks.lockDeletedWith(subject).forEach(Task::restore);
            case SubjectFate.Forgotten _ -> {
                tasks.lockDeletedOfSubject(subject).forEach(removal::forget);
                tasks.forgetSubject(subject);
            }
        }
    }

    private void delete(UUID subject, Instant at) {
        for (Task task : tasks.lockBySubject(subject)) {
            if (task.status().canTransitionTo(TaskStatus.CANCELLED)) {
                queue.cancel(task);
            }
            task.delete(at, subject);
        }
    }
}
