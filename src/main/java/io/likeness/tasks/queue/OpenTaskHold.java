package io.likeness.tasks.queue;

import io.likeness.trash.TrashHold;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps what tasks need that have not ended: their subject, the checkpoint they draw with, what they go on from, and themselves. */
@Component
class OpenTaskHold implements TrashHold {

    private final TaskRepository tasks;

    OpenTaskHold(TaskRepository tasks) {
        this.tasks = tasks;
    }

    @Override
    public Optional<String> why(UUID thing) {
        // An order names what it needs by id.
        return tasks.openThatNeed(thing, "%" + thing + "%") > 0
                ? Optional.of("A task has not ended yet that needs it. Delete it for good when that has ended.")
                : Optional.empty();
    }
}
