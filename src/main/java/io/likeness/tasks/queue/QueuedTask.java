package io.likeness.tasks.queue;

import io.likeness.tasks.TaskId;
import io.likeness.users.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the order of the queue depends on. */
record QueuedTask(
        UUID id,
        UUID owner,
        Instant submitted,
        int lostInARow,
        @Nullable Instant notBefore,
        long estimatedSeconds) {

    /** Whether it may start: a task that lost its worker more than once waits first, but for no longer than anybody has to. */
    boolean mayStart(Instant now, Duration longest) {
        boolean clockWasPutBack = notBefore != null && notBefore.isAfter(now.plus(longest));
        return notBefore == null || !now.isBefore(notBefore) || clockWasPutBack;
    }

    FairShare.Waiting waiting() {
        return new FairShare.Waiting(new TaskId(id), new AccountId(owner), submitted, lostInARow > 0);
    }
}
