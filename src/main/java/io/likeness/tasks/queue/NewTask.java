package io.likeness.tasks.queue;

import io.likeness.tasks.TaskId;
import io.likeness.users.AccountId;
import java.util.UUID;

/**
 * A task to put into the queue.
 *
 * @param outFolder names the folder that receives the results
 */
public record NewTask(
        TaskId id, AccountId owner, String title, TaskOrder order, UUID outFolder, long estimatedSeconds) {}
