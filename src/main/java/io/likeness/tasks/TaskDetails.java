package io.likeness.tasks;

import io.likeness.subjects.SubjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task as its owner sees it.
 *
 * @param identifier the rare word of the subject it trains; null for a generation
 * @param estimatedSeconds what was set aside
 * @param usedSeconds GPU-seconds that were charged; 0 until it ends
 * @param stopWish what its owner wants of its worker; null while it may work
 * @param retriedAs the task that took over after this one failed or was cancelled
 */
public record TaskDetails(
        TaskId id,
        TaskStatus status,
        String title,
        TaskRequest request,
        @Nullable SubjectId subject,
        @Nullable String identifier,
        long estimatedSeconds,
        long usedSeconds,
        Instant submitted,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable StopWish stopWish,
        @Nullable TaskFailure failure,
        @Nullable TaskId retriedAs) {

    public TaskKind kind() {
        return request.kind();
    }
}
