package io.likeness.tasks;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A task in a list. */
public record TaskSummary(
        TaskId id,
        TaskKind kind,
        String title,
        TaskStatus status,
        String stage,
        int step,
        int of,
        @Nullable Duration timeLeft,
        @Nullable QueuePlace queue,
        Instant submitted,
        @Nullable Instant ended,
        @Nullable TaskFailure failure) {

    /** How much is done, 0 to 1. */
    public double fraction() {
        return status == TaskStatus.SUCCEEDED ? 1 : of == 0 ? 0 : Math.min(1, (double) step / of);
    }
}
