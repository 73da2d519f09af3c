package io.likeness.tasks.queue;

import io.likeness.common.ShortText;
import io.likeness.tasks.TaskFailure;
import io.likeness.tasks.TaskId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a task ended: when, what it used, why it failed, and which task took over. */
@Embeddable
public class TaskEnd {

    private static final int MOST_CHARACTERS = 2000;

    @Column(name = "used_seconds")
    private long usedSeconds;

    private @Nullable Instant ended;

    @Column(name = "failure_cause")
    private @Nullable String failureCause;

    @Column(name = "failure_next")
    private @Nullable String failureNext;

    @Column(name = "retried_as")
    private @Nullable UUID retriedAs;

    void at(Instant now, long used) {
        ended = now;
        usedSeconds = used;
    }

    void because(TaskFailure failure) {
        failureCause = clip(failure.cause());
        failureNext = clip(failure.nextStep());
    }

    void retriedAs(TaskId next) {
        retriedAs = next.value();
    }

    public long usedSeconds() {
        return usedSeconds;
    }

    public @Nullable Instant ended() {
        return ended;
    }

    public @Nullable TaskFailure failure() {
        return failureCause == null || failureNext == null ? null : new TaskFailure(failureCause, failureNext);
    }

    public @Nullable TaskId retriedAs() {
        return retriedAs == null ? null : new TaskId(retriedAs);
    }

    private static String clip(String text) {
        return ShortText.of(text, MOST_CHARACTERS);
    }
}
