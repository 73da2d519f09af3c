package io.likeness.tasks.queue;

import io.likeness.models.BaseModelId;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.TaskKind;
import io.likeness.tasks.TaskStatus;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Trainings that are complete. */
@Component
@Transactional(readOnly = true)
public class SucceededTrainings {

    private final TaskRepository tasks;
    private final OrderJson json;

    SucceededTrainings(TaskRepository tasks, OrderJson json) {
        this.tasks = tasks;
        this.json = json;
    }

    /**
     * One of them.
     *
     * @param outFolder names the folder with its results
     */
    public record SucceededTraining(TaskId task, UUID outFolder, BaseModelId baseModel) {}

    public List<SucceededTraining> all() {
        return tasks.findByKindAndStatus(TaskKind.FINE_TUNING, TaskStatus.SUCCEEDED).stream()
                .map(task -> new SucceededTraining(
                        task.id(),
                        task.outFolder(),
                        json.read(task.kind(), task.order()).request().baseModel()))
                .toList();
    }
}
