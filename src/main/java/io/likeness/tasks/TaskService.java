package io.likeness.tasks;

import io.likeness.common.NotFound;
import io.likeness.tasks.Submission.Accepted;
import io.likeness.tasks.Submission.Refused;
import io.likeness.tasks.quartz.QuartzDispatcher;
import io.likeness.tasks.queue.AdapterChoice;
import io.likeness.tasks.queue.Limits;
import io.likeness.tasks.queue.Orders.Titled;
import io.likeness.tasks.queue.Task;
import io.likeness.tasks.queue.TaskOrder;
import io.likeness.tasks.queue.TaskQueue;
import io.likeness.tasks.queue.TaskTrash;
import io.likeness.tasks.worker.ProgressBoard;
import io.likeness.users.AccountId;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts work into the queue and takes it out again, for the account that asks; someone else's task is not found. */
@Service
@Transactional
public class TaskService {

    private final Estimates estimates;
    private final AdapterChoice adapters;
    private final TaskEntry entry;
    private final TaskQueue queue;
    private final QuartzDispatcher dispatcher;
    private final ProgressBoard board;
    private final TaskTrash trash;

    TaskService(
            Estimates estimates,
            AdapterChoice adapters,
            TaskEntry entry,
            TaskQueue queue,
            QuartzDispatcher dispatcher,
            ProgressBoard board,
            TaskTrash trash) {
        this.estimates = estimates;
        this.adapters = adapters;
        this.entry = entry;
        this.queue = queue;
        this.dispatcher = dispatcher;
        this.board = board;
        this.trash = trash;
    }

    /** What a request would cost, and what it would leave of this month's budget. */
    @Transactional(readOnly = true)
    public Estimate estimate(AccountId who, TaskRequest request) {
        return estimates.of(who, request);
    }

    /** Reserves GPU-seconds, writes the task and its trigger: all of it, or nothing and a sentence that says why. */
    @Transactional(
            propagation =
                    Propagation
                            .SUPPORTS) // Whether adapters fit is read from files, which no transaction should wait for.
    public Submission submit(AccountId who, TaskRequest request) {
        Optional<String> wrong = Limits.check(request);
        if (wrong.isPresent()) {
            return new Refused(wrong.get());
        }
        if (request instanceof GenerationRequest generation) {
            Optional<String> unfit = adapters.refused(who, generation);
            if (unfit.isPresent()) {
                return new Refused(unfit.get());
            }
        }
        return entry.enter(who, request);
    }

    /**
     * Asks for the same again after a failure or a cancellation; a training goes on from its last checkpoint, a generation with the pictures that are
     * missing.
     */
    public Submission retry(AccountId who, TaskId id) {
        Task old = queue.lockWithSubject(who, id);
        if (old.status() != TaskStatus.FAILED && old.status() != TaskStatus.CANCELLED) {
            return new Refused("Only a task that failed or was cancelled can be tried again; this one is %s."
                    .formatted(old.status().label().toLowerCase(Locale.ROOT)));
        }
        if (old.end().retriedAs() != null) {
            return new Refused("This task was tried again already.");
        }
        TaskId next = TaskId.random();
        Submission submission = switch (queue.order(old)) {
            case TaskOrder.FineTuning training ->
                entry.enter(next, who, new Titled(old.title(), training), old.outFolder());
            case TaskOrder.Generation generation ->
                entry.enter(next, who, new Titled(old.title(), queue.missing(old, generation)), next.value());
        };
        if (submission instanceof Accepted) {
            queue.retried(old, next);
        }
        return submission;
    }

    /**
     * Stops a task: at once if it waits, at its next checkpoint if it runs. A task that has ended stays as it is.
     *
     * @throws NotFound when there is none with this id, or it is someone else's
     */
    public void cancel(AccountId who, TaskId id) {
        Task task = queue.lockOwned(who, id);
        if (task.status().canTransitionTo(TaskStatus.CANCELLED)) {
            queue.cancel(task);
            board.refreshAfterCommit(id);
        }
    }

    /**
     * Puts a task that has ended into the trash, with what it made; {@link #restore} brings it back. One that has not ended stays as it is.
     *
     * @return whether it is there
     * @throws NotFound when there is none with this id, or it is someone else's
     */
    public boolean delete(AccountId who, TaskId id) {
        Task task = queue.lockOwned(who, id);
        boolean ended = task.status().isFinal();
        if (ended) {
            trash.delete(task);
        }
        return ended;
    }

    /**
     * Brings a deleted task back, with what it made.
     *
     * @return why it must stay deleted, as a sentence; empty if it is back
     */
    public Optional<String> restore(AccountId who, TaskId id) {
        return trash.restore(who, id.value());
    }

    /**
     * Stops a running task at its next checkpoint, to be resumed later; what was reserved for it stays reserved. A task that does not
     * run, or is stopping already, stays as it is.
     *
     * @throws NotFound when there is none with this id, or it is someone else's
     */
    public void pause(AccountId who, TaskId id) {
        Task task = queue.lockOwned(who, id);
        if (task.status().canTransitionTo(TaskStatus.PAUSED) && task.stopWish() == null) {
            queue.pause(task);
            board.refreshAfterCommit(id);
        }
    }

    /**
     * Puts a paused task back into the queue; a task that is not paused stays as it is.
     *
     * @throws NotFound when there is none with this id, or it is someone else's
     */
    public void resume(AccountId who, TaskId id) {
        Task task = queue.lockOwned(who, id);
        if (task.status() == TaskStatus.PAUSED) {
            queue.resume(task);
            dispatcher.dispatch(id);
            board.refreshAfterCommit(id);
        }
    }
}
