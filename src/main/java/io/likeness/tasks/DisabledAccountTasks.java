package io.likeness.tasks;

import io.likeness.tasks.queue.TaskQueue;
import io.likeness.tasks.worker.ProgressBoard;
import io.likeness.users.AccountDisabled;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Cancels what a disabled account has in the queue or at work, in the transaction that disables it; paused tasks stay. */
@Component
class DisabledAccountTasks {

    private final TaskQueue queue;
    private final ProgressBoard board;

    DisabledAccountTasks(TaskQueue queue, ProgressBoard board) {
        this.queue = queue;
        this.board = board;
    }

    @EventListener
    void on(AccountDisabled event) {
        queue.cancelAllOf(event.account()).forEach(board::refreshAfterCommit);
    }
}
