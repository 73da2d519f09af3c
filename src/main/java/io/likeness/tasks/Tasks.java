package io.likeness.tasks;

import io.likeness.common.NotFound;
import io.likeness.common.Page;
import io.likeness.common.Pages;
import io.likeness.tasks.queue.Task;
import io.likeness.tasks.queue.TaskOrder;
import io.likeness.tasks.queue.TaskQueue;
import io.likeness.tasks.queue.TaskRepository;
import io.likeness.tasks.queue.Turns;
import io.likeness.tasks.worker.Node;
import io.likeness.tasks.worker.ProgressBoard;
import io.likeness.trash.Whereabouts;
import io.likeness.users.AccountId;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Looks at tasks, for the account that asks; someone else's task is not found. */
@Service
@Transactional(readOnly = true)
public class Tasks {

    private static final Sort NEWEST_FIRST = Sort.by("submitted").descending().and(Sort.by("id"));

    private final TaskRepository tasks;
    private final TaskQueue queue;
    private final Turns turns;
    private final ProgressBoard board;
    private final Node node;

    Tasks(TaskRepository tasks, TaskQueue queue, Turns turns, ProgressBoard board, Node node) {
        this.tasks = tasks;
        this.queue = queue;
        this.turns = turns;
        this.board = board;
        this.node = node;
    }

    /** A stretch of the account's tasks, the newest first. */
    public Page<TaskSummary> mine(AccountId who, int offset, int limit) {
        var page = tasks.findByOwnerAndDeletedAtIsNull(who.value(), Pages.request(offset, limit, NEWEST_FIRST));
        boolean someWait = page.getContent().stream().anyMatch(task -> task.status() == TaskStatus.QUEUED);
        Map<TaskId, QueuePlace> places = someWait ? turns.places(node.devices().count()) : Map.of();
        return Pages.of(page, task -> summary(task, places.get(task.id())));
    }

    /** One of the account's tasks. */
    public TaskDetails get(AccountId who, TaskId id) {
        Task task = owned(who, id);
        TaskOrder order = queue.order(task);
        return new TaskDetails(
                id,
                task.status(),
                task.title(),
                order.request(),
                task.subject(),
                order instanceof TaskOrder.FineTuning training ? training.identifier() : null,
                task.estimatedSeconds(),
                task.end().usedSeconds(),
                task.submitted(),
                task.started(),
                task.end().ended(),
                task.stopWish(),
                task.end().failure(),
                task.end().retriedAs());
    }

    /** How far one of the account's tasks is. */
    public TaskProgress progress(AccountId who, TaskId id) {
        Task task = owned(who, id);
        TaskProgress progress = board.of(task);
        return task.status() == TaskStatus.QUEUED
                ? progress.withQueue(turns.places(node.devices().count()).get(id))
                : progress;
    }

    /**
     * Where the task is. It stays there until the running transaction ends, so what it made can share its fate. To be asked after its
     * subject, and before what it made is locked (the order of locks: package {@link io.likeness.trash}).
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Whereabouts whereabouts(TaskId id) {
        return Whereabouts.of(tasks.lock(id.value()), Task::deletedAt);
    }

    private Task owned(AccountId who, TaskId id) {
        return tasks.findByIdAndOwnerAndDeletedAtIsNull(id.value(), who.value()).orElseThrow(NotFound.of("Task", id));
    }

    private static TaskSummary summary(Task task, @Nullable QueuePlace place) {
        Long left = task.stage().secondsLeft();
        return new TaskSummary(
                task.id(),
                task.kind(),
                task.title(),
                task.status(),
                task.stage().words(),
                task.stage().step(),
                task.stage().steps(),
                left == null ? null : Duration.ofSeconds(left),
                place,
                task.submitted(),
                task.end().ended(),
                task.end().failure());
    }
}
