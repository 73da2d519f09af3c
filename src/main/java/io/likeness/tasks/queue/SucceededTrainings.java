package io.likeness.tasks.queue;

import io.likeness.models.BaseModelId;
import io.likeness.tasks.TaskId;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
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

    /** Some that nobody has {@link #tidied} yet, with ids after this one, in the order of their ids. */
    public List<SucceededTraining> untidied(TaskId after, int most) {
        return tasks.untidiedTrainings(after.value(), Limit.of(most)).stream()
                .map(task -> new SucceededTraining(
                        task.id(),
                        task.outFolder(),
                        json.read(task.kind(), task.order()).request().baseModel()))
                .toList();
    }

    /** Its folder holds no more than is needed. */
    @Transactional
    public void tidied(TaskId training) {
        tasks.tidied(List.of(training.value()));
    }
}
