package io.likeness.tasks.queue;

import io.likeness.common.ui.Quantities;
import io.likeness.tasks.queue.TaskRepository.Along;
import io.likeness.trash.Companions;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tasks go along with the subject that they are about. */
@Component
class TaskCompanions implements Companions {

    private final TaskRepository tasks;

    TaskCompanions(TaskRepository tasks) {
        this.tasks = tasks;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String words(long count) {
        return count == 1 ? "1 task" : Quantities.number(count) + " tasks";
    }

    @Override
    public long wouldGoWith(UUID thing) {
        return tasks.countBySubjectAndDeletedAtIsNull(thing);
    }

    @Override
    public Map<UUID, Long> goneWith(Collection<UUID> deleted) {
        return tasks.along(deleted).stream().collect(Collectors.toMap(Along::thing, Along::count));
    }
}
