package io.likeness.tasks.queue;

import io.likeness.tasks.TaskStatus;
import io.likeness.trash.TrashHold;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Keeps what tasks need that have not ended: their subject, the checkpoint they draw with, what they go on from, and themselves. */
@Component
class OpenTaskHold implements TrashHold {

    private static final List<TaskStatus> OPEN =
            Stream.of(TaskStatus.values()).filter(status -> !status.isFinal()).toList();

    private final TaskRepository tasks;

    OpenTaskHold(TaskRepository tasks) {
        this.tasks = tasks;
    }

    @Override
    public Optional<String> why(UUID thing) {
        boolean needed = tasks.findByStatusIn(OPEN).stream().anyMatch(task -> needs(task, thing));
        return needed
                ? Optional.of("A task has not ended yet that needs it. Delete it for good when that has ended.")
                : Optional.empty();
    }

    /** An order names what it needs by id. */
    private boolean needs(Task task, UUID thing) {
        return task.id().value().equals(thing)
                || task.order().contains(thing.toString())
                || tasks.trained(task.outFolder(), thing) > 0
                || tasks.existsByIdAndOutFolder(thing, task.outFolder());
    }
}
