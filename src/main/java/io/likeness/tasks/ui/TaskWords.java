package io.likeness.tasks.ui;

import io.likeness.common.ui.Quantities;
import io.likeness.engine.TrainingMethod;
import io.likeness.engine.TrainingMethod.FullFineTuning;
import io.likeness.engine.TrainingMethod.Lora;
import io.likeness.tasks.Estimate;
import io.likeness.tasks.QueuePlace;
import io.likeness.tasks.TaskDetails;
import io.likeness.tasks.TaskProgress;
import io.likeness.tasks.TaskStatus;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How the state of a task is worded and coloured. */
final class TaskWords {

    private TaskWords() {}

    /** The colour of a status badge; empty for the quiet one. */
    static String tone(TaskStatus status) {
        return switch (status) {
            case RUNNING -> "accent";
            case SUCCEEDED -> "success";
            case FAILED -> "danger";
            case PAUSED -> "warning";
            case QUEUED, CANCELLED -> "";
        };
    }

    static String left(@Nullable Duration left) {
        return left == null ? "" : "about " + Quantities.seconds(rounded(left.toSeconds())) + " left";
    }

    /** How long a request would take; nobody knows it to the second. */
    static String about(Estimate estimate) {
        String time = "About " + Quantities.seconds(rounded(estimate.seconds()));
        return estimate.measured() ? time : time + ", as a first guess for this machine";
    }

    /** To five seconds below a minute and to ten above; minutes are rounded where they are written. */
    private static long rounded(long seconds) {
        long unit = seconds < 60 ? 5 : 10;
        return Math.max(unit, Math.ceilDiv(seconds, unit) * unit);
    }

    static String place(QueuePlace place, Clock clock) {
        long wait = Duration.between(clock.instant(), place.estimatedStart()).toSeconds();
        String start = wait < 5 ? "starts in a moment" : "starts in about " + Quantities.seconds(wait);
        return place.position() == 1
                ? "Next in the queue, " + start
                : "Number %d in the queue, %s".formatted(place.position(), start);
    }

    /** What an ended task cost. */
    static String cost(TaskDetails task) {
        String used = Quantities.number(task.usedSeconds()) + " GPU-seconds";
        return task.ended() == null || task.started() == null
                ? used
                : used + ", "
                        + Quantities.seconds(
                                Duration.between(task.started(), task.ended()).toSeconds()) + " from start to end";
    }

    /** What learns in a training. */
    static String method(TrainingMethod method) {
        return switch (method) {
            case FullFineTuning _ -> "Full model";
            case Lora lora -> "Adapter (LoRA), rank " + lora.rank();
        };
    }

    /** How far a task is that waits for its owner. */
    static String pausedAt(TaskProgress progress) {
        String at = steps(progress.step(), progress.of());
        return at.isEmpty() ? "Its GPU-seconds stay reserved" : at + ", its GPU-seconds stay reserved";
    }

    static String steps(int step, int of) {
        return of <= 1 ? "" : "%s of %s".formatted(Quantities.number(step), Quantities.number(of));
    }
}
