package io.likeness.tasks.worker;

import io.likeness.common.AfterCommit;
import io.likeness.tasks.TaskFate;
import io.likeness.tasks.queue.Task;
import io.likeness.tasks.queue.TaskRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Gatherers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes the folders of tasks that are gone for good, and what no task needs although a studio was killed before it could delete it. */
@Component
public class TaskFolderRemoval {

    private static final Logger LOG = LoggerFactory.getLogger(TaskFolderRemoval.class);

    /** A task's row comes before its folder; a day is for clocks that differ. */
    private static final Duration GRACE = Duration.ofDays(1);

    private static final int AT_ONCE = 500;

    private final TaskRepository tasks;
    private final TaskFolders folders;
    private final Clock clock;

    TaskFolderRemoval(TaskRepository tasks, TaskFolders folders, Clock clock) {
        this.tasks = tasks;
        this.folders = folders;
        this.clock = clock;
    }

    /** A folder of results that another try goes on with stays for that one. */
    @EventListener
    void on(TaskFate.Forgotten gone) {
        UUID id = gone.task().value();
        UUID out = tasks.findById(id).map(Task::outFolder).orElse(id);
        boolean shared = tasks.existsByOutFolderAndIdNot(out, id);
        AfterCommit.run(() -> delete(id, out, shared));
    }

    private void delete(UUID id, UUID out, boolean shared) {
        if (shared) {
            folders.deleteAttempts(id);
        } else {
            folders.delete(out);
        }
        if (!out.equals(id)) {
            folders.delete(id);
        }
    }

    /** Folders without a task, and what generations left that failed or were cancelled: their pictures are in the file store. */
    @Scheduled(initialDelay = 16, fixedDelay = 720, timeUnit = TimeUnit.MINUTES)
    public void sweep() {
        Instant youngest = clock.instant().minus(GRACE);
        folders.all().stream()
                .filter(folder -> folders.isOlder(folder, youngest))
                .gather(Gatherers.windowFixed(AT_ONCE))
                .forEach(this::deleteUnknown);
        List<UUID> ended = tasks.untidiedGenerations(youngest, Limit.of(AT_ONCE));
        while (!ended.isEmpty()) {
            ended.forEach(folders::deleteOut);
            tasks.tidied(ended);
            ended = tasks.untidiedGenerations(youngest, Limit.of(AT_ONCE));
        }
    }

    private void deleteUnknown(List<UUID> some) {
        Set<UUID> known = Set.copyOf(tasks.foldersAmong(some));
        some.stream().filter(folder -> !known.contains(folder)).forEach(folder -> {
            LOG.info("Deleting the folder of task {}: there is no such task any more", folder);
            folders.delete(folder);
        });
    }
}
