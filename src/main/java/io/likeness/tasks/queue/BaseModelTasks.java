package io.likeness.tasks.queue;

import io.likeness.models.BaseModelId;
import io.likeness.models.BaseModelUse;
import io.likeness.tasks.TaskStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Keeps base models that open tasks need; a checkpoint's own weights are enough to draw. */
@Component
class BaseModelTasks implements BaseModelUse {

    private final TaskRepository tasks;
    private final OrderJson json;

    BaseModelTasks(TaskRepository tasks, OrderJson json) {
        this.tasks = tasks;
        this.json = json;
    }

    @Override
    public Optional<String> why(BaseModelId id) {
        // In one query: a task that begins in between would count twice.
        List<TaskStatus> unfinished = Stream.of(TaskStatus.values())
                .filter(status -> !status.isFinal())
                .toList();
        long open = tasks.findByStatusIn(unfinished).stream()
                .filter(task -> needs(json.read(task.kind(), task.order()), id))
                .count();
        return open == 0 ? Optional.empty() : Optional.of(sentence(open));
    }

    private static boolean needs(TaskOrder order, BaseModelId id) {
        return switch (order) {
            case TaskOrder.FineTuning training -> training.request().baseModel().equals(id);
            case TaskOrder.Generation generation ->
                generation.request().checkpoint() == null
                        && generation.request().baseModel().equals(id);
        };
    }

    private static String sentence(long open) {
        return "%s this base model. Disable it, so that no new ones begin, and remove it when they have ended."
                .formatted(open == 1 ? "An open task needs" : open + " open tasks need");
    }
}
