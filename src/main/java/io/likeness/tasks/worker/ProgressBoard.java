package io.likeness.tasks.worker;

import io.likeness.common.AfterCommit;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.TaskProgress;
import io.likeness.tasks.TaskProgressFeed;
import io.likeness.tasks.TaskStatus;
import io.likeness.tasks.queue.Claim;
import io.likeness.tasks.queue.Task;
import io.likeness.tasks.queue.TaskFiles;
import io.likeness.tasks.queue.TaskQueue;
import io.likeness.tasks.queue.TaskRepository;
import io.likeness.tasks.queue.Work;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How far every task is: live from the worker that is followed here, else read from the events that its workers left. */
@Component
public class ProgressBoard {

    private final Map<TaskId, TaskProgress> live = new ConcurrentHashMap<>();
    private final TaskRepository tasks;
    private final TaskQueue queue;
    private final TaskFiles files;
    private final TaskFolders folders;
    private final TaskProgressFeed feed;
    private final Work work;

    ProgressBoard(
            TaskRepository tasks,
            TaskQueue queue,
            TaskFiles files,
            TaskFolders folders,
            TaskProgressFeed feed,
            Work work) {
        this.tasks = tasks;
        this.queue = queue;
        this.files = files;
        this.folders = folders;
        this.feed = feed;
        this.work = work;
    }

    /** How far this task is. */
    public TaskProgress of(Task task) {
        TaskProgress now = live.get(task.id());
        return now != null && task.status() == TaskStatus.RUNNING ? now : read(task);
    }

    /** Tells open pages how a task stands by its row, after a change that no worker reports. */
    public void refresh(TaskId id) {
        tasks.findById(id.value()).ifPresent(task -> feed.publish(id, task.owner(), () -> of(task)));
    }

    /** The same once the running transaction is through. */
    public void refreshAfterCommit(TaskId id) {
        AfterCommit.run(() -> refresh(id));
    }

    private TaskProgress read(Task task) {
        var order = queue.order(task);
        var tracker = new ProgressTracker(task.id(), folders.out(task.outFolder()), Expectation.of(order, work));
        for (int attempt = 1; attempt <= task.attempt(); attempt++) {
            replay(new EventFile(folders.events(task.id(), attempt)), tracker);
        }
        files.pictures(task.id()).forEach(tracker::stored);
        return tracker.snapshot(task.status(), task.attempt(), task.end().failure())
                .withStage(task.stage().words());
    }

    EventFile eventsOf(Claim claim) {
        return new EventFile(folders.events(claim.task(), claim.number()));
    }

    /** A tracker that knows what earlier attempts did. */
    ProgressTracker trackerOf(Claim claim) {
        Path out = folders.out(claim);
        var tracker = new ProgressTracker(claim.task(), out, Expectation.of(claim.order(), work));
        for (int attempt = 1; attempt < claim.number(); attempt++) {
            replay(new EventFile(folders.events(claim.task(), attempt)), tracker);
        }
        files.pictures(claim.task()).forEach(tracker::stored);
        return tracker;
    }

    private static void replay(EventFile events, ProgressTracker tracker) {
        events.next().forEach(line -> tracker.on(line.event(), Double.NaN));
    }

    void tell(Claim claim, ProgressTracker tracker) {
        TaskProgress now = tracker.snapshot(TaskStatus.RUNNING, claim.number(), null);
        live.put(claim.task(), now);
        feed.publish(claim.task(), claim.owner(), () -> now);
    }

    void ended(Claim claim) {
        live.remove(claim.task());
        refresh(claim.task());
    }
}
