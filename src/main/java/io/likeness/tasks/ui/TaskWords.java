package io.likeness.tasks.ui;

import io.likeness.common.ui.Quantities;
import io.likeness.engine.TrainingMethod;
import io.likeness.engine.TrainingMethod.FullFineTuning;
import io.likeness.engine.TrainingMethod.Lora;
import io.likeness.tasks.TaskDetails;
import io.likeness.tasks.TaskProgress;
import io.likeness.tasks.TaskStatus;

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

    /** What an ended task cost. */
    static String cost(TaskDetails task) {
        return Quantities.number(task.usedSeconds()) + " GPU-seconds";
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
