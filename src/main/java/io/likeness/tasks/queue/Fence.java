package io.likeness.tasks.queue;

import io.likeness.tasks.TaskStatus;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/**
 * Lets an attempt write about its task as long as it is the task's current one. The task's row is locked until the transaction ends,
 * so writes about it happen one after the other.
 */
@Component
class Fence {

    private final TaskRepository tasks;
    private final AttemptRepository attempts;

    Fence(TaskRepository tasks, AttemptRepository attempts) {
        this.tasks = tasks;
        this.attempts = attempts;
    }

    /** False, and nothing is changed, once the task has ended or another attempt has begun. */
    boolean change(Claim claim, BiConsumer<Task, Attempt> change) {
        Task task = tasks.lock(claim.task().value()).orElseThrow();
        if (task.status() != TaskStatus.RUNNING || task.attempt() != claim.number()) {
            return false;
        }
        var key = new Attempt.Key(claim.task().value(), claim.number());
        change.accept(task, attempts.findById(key).orElseThrow());
        return true;
    }
}
