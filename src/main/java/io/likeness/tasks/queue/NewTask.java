package io.likeness.tasks.queue;

import io.likeness.subjects.SubjectId;
import io.likeness.tasks.TaskId;
import io.likeness.users.AccountId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task to put into the queue.
 *
 * @param outFolder names the folder that receives the results
 */
public record NewTask(
        TaskId id,
        AccountId owner,
        @Nullable SubjectId subject,
        String title,
        TaskOrder order,
        UUID outFolder,
        long estimatedSeconds) {}
