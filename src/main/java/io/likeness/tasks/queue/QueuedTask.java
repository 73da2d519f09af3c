package io.likeness.tasks.queue;

import io.likeness.tasks.TaskId;
import io.likeness.users.AccountId;
import java.time.Instant;
import java.util.UUID;

/** What the order of the queue depends on. */
record QueuedTask(UUID id, UUID owner, Instant submitted, int attempt, long estimatedSeconds) {

    FairShare.Waiting waiting() {
        return new FairShare.Waiting(new TaskId(id), new AccountId(owner), submitted, attempt > 0);
    }
}
