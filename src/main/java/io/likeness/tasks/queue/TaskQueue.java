package io.likeness.tasks.queue;

import io.likeness.common.NotFound;
import io.likeness.quotas.QuotaService;
import io.likeness.subjects.SubjectId;
import io.likeness.subjects.SubjectService;
import io.likeness.tasks.PictureSettings;
import io.likeness.tasks.StopWish;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.TaskStatus;
import io.likeness.users.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the owners of tasks do: put them into the queue, stop them, take them out again. */
@Service
@Transactional
public class TaskQueue {

    private static final List<TaskStatus> OPEN = List.of(TaskStatus.QUEUED, TaskStatus.RUNNING, TaskStatus.PAUSED);

    private final TaskRepository tasks;
    private final AttemptRepository attempts;
    private final ShareRepository shares;
    private final SubjectService subjects;
    private final TaskFiles files;
    private final QuotaService quotas;
    private final OrderJson json;
    private final Clock clock;

    TaskQueue(
            TaskRepository tasks,
            AttemptRepository attempts,
            ShareRepository shares,
            SubjectService subjects,
            TaskFiles files,
            QuotaService quotas,
            OrderJson json,
            Clock clock) {
        this.tasks = tasks;
        this.attempts = attempts;
        this.shares = shares;
        this.subjects = subjects;
        this.files = files;
        this.quotas = quotas;
        this.json = json;
        this.clock = clock;
    }

    /** Puts a task at its place in the queue. The caller has locked its owner's ledger. */
    public void add(NewTask made) {
        tasks.save(new Task(made, json.write(made.order()), clock.instant()));
        files.keep(made.id(), made.order());
        // Here, where an account does one thing at a time: two nodes that start its first tasks would both insert it.
        if (!shares.existsById(made.owner().value())) {
            shares.save(new Share(made.owner(), Instant.EPOCH));
        }
    }

    /** One of the account's tasks, locked until the transaction ends. */
    public Task lockOwned(AccountId who, TaskId id) {
        return tasks.lock(id.value())
                .filter(task -> task.owner().equals(who) && task.deletedAt() == null)
                .orElseThrow(NotFound.of("Task", id));
    }

    /** The same, and before it the subject that it is about: whoever makes more of both keeps their order. */
    public Task lockWithSubject(AccountId who, TaskId id) {
        tasks.subjectOf(id.value(), who.value()).map(SubjectId::new).ifPresent(subjects::whereabouts);
        return lockOwned(who, id);
    }

    /** How many of an account's tasks have not ended. */
    public int openTasks(AccountId who) {
        return tasks.countByOwnerAndStatusIn(who.value(), OPEN);
    }

    /** Ends a task that waits, and asks for the end of one that runs; what its earlier attempts left is paid. */
    public void cancel(Task task) {
        if (task.status() == TaskStatus.RUNNING) {
            task.requestStop(StopWish.CANCEL);
            return;
        }
        long used = attempts.keptSecondsOf(task.id().value());
        task.cancel(used, clock.instant());
        quotas.settle(task.id().value(), used);
        files.releaseAdapters(task.id());
    }

    /** Cancels what the account has waiting or at work; answers the tasks it concerns. */
    public List<TaskId> cancelAllOf(AccountId who) {
        return cancel(who, List.of(TaskStatus.QUEUED, TaskStatus.RUNNING));
    }

    /** The same, and what is paused. */
    public List<TaskId> cancelOpenOf(AccountId who) {
        return cancel(who, OPEN);
    }

    private List<TaskId> cancel(AccountId who, List<TaskStatus> statuses) {
        List<Task> active = tasks.lockByOwnerAndStatusIn(who.value(), statuses);
        active.forEach(this::cancel);
        return active.stream().map(Task::id).toList();
    }

    /** Another task took over, which keeps what it needs itself. */
    public void retried(Task old, TaskId next) {
        old.retriedAs(next);
        files.releaseAdapters(old.id());
    }

    /** Asks a running task to stop at a checkpoint. Its reservation stays. */
    public void pause(Task task) {
        task.requestStop(StopWish.PAUSE);
    }

    /** PAUSED to QUEUED. */
    public void resume(Task task) {
        task.resume();
    }

    /** What a task was asked to do. */
    public TaskOrder order(Task task) {
        return json.read(task.kind(), task.order());
    }

    /** The pictures of a generation that were never made; all of them if none is missing. */
    public TaskOrder.Generation missing(Task task, TaskOrder.Generation order) {
        Set<Integer> made = files.pictures(task.id()).keySet();
        List<PictureSettings> missing = IntStream.range(0, order.pictures().size())
                .filter(index -> !made.contains(index))
                .mapToObj(order.pictures()::get)
                .toList();
        return missing.isEmpty()
                ? order
                : new TaskOrder.Generation(order.request(), missing, order.initImage(), order.adapters());
    }
}
