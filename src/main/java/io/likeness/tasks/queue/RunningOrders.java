package io.likeness.tasks.queue;

import io.likeness.tasks.TaskStatus;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What all nodes work on. */
@Component
@Transactional(readOnly = true)
public class RunningOrders {

    private final TaskRepository tasks;
    private final OrderJson json;

    RunningOrders(TaskRepository tasks, OrderJson json) {
        this.tasks = tasks;
        this.json = json;
    }

    /** The work of a task that runs, and the name of the folder that receives its results. */
    public record RunningOrder(TaskOrder order, UUID outFolder) {}

    public List<RunningOrder> all() {
        return tasks.findByStatus(TaskStatus.RUNNING).stream()
                .map(task -> new RunningOrder(json.read(task.kind(), task.order()), task.outFolder()))
                .toList();
    }
}
