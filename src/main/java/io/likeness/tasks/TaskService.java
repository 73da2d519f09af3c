package io.likeness.tasks;

import io.likeness.common.NotFound;
import io.likeness.quotas.QuotaService;
import io.likeness.quotas.ReservationResult;
import io.likeness.tasks.Submission.Accepted;
import io.likeness.tasks.Submission.Refused;
import io.likeness.tasks.quartz.QuartzDispatcher;
import io.likeness.tasks.queue.AdapterChoice;
import io.likeness.tasks.queue.Inputs;
import io.likeness.tasks.queue.Limits;
import io.likeness.tasks.queue.NewTask;
import io.likeness.tasks.queue.Orders;
import io.likeness.tasks.queue.Orders.Titled;
import io.likeness.tasks.queue.PictureSizes;
import io.likeness.tasks.queue.Task;
import io.likeness.tasks.queue.TaskOrder;
import io.likeness.tasks.queue.TaskQueue;
import io.likeness.tasks.queue.Work;
import io.likeness.tasks.worker.ProgressBoard;
import io.likeness.users.AccountId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts work into the queue and takes it out again, for the account that asks; someone else's task is not found. */
@Service
@Transactional
public class TaskService {

    private final Estimates estimates;
    private final Orders orders;
    private final Inputs inputs;
    private final PictureSizes sizes;
    private final AdapterChoice adapters;
    private final TaskQueue queue;
    private final Work work;
    private final QuotaService quotas;
    private final QuartzDispatcher dispatcher;
    private final ProgressBoard board;

    TaskService(
            Estimates estimates,
            Orders orders,
            Inputs inputs,
            PictureSizes sizes,
            AdapterChoice adapters,
            TaskQueue queue,
            Work work,
            QuotaService quotas,
            QuartzDispatcher dispatcher,
            ProgressBoard board) {
        this.estimates = estimates;
        this.orders = orders;
        this.inputs = inputs;
        this.sizes = sizes;
        this.adapters = adapters;
        this.queue = queue;
        this.work = work;
        this.quotas = quotas;
        this.dispatcher = dispatcher;
        this.board = board;
    }

    /** What a request would cost, and what it would leave of this month's budget. */
    @Transactional(readOnly = true)
    public Estimate estimate(AccountId who, TaskRequest request) {
        return estimates.of(who, request);
    }

    /** Reserves GPU-seconds, writes the task and its trigger: all of it, or nothing and a sentence that says why. */
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
        Titled titled = switch (request) {
            case FineTuningRequest training -> orders.of(who, training);
            case GenerationRequest generation -> orders.of(who, generation);
        };
        if (titled.order() instanceof TaskOrder.FineTuning training
                && training.photos().isEmpty()) {
            return new Refused("This subject has no photos yet. Add three to five, then train it.");
        }
        if (titled.order() instanceof TaskOrder.Generation generation) {
            Optional<String> tooLong = Limits.check(generation);
            if (tooLong.isPresent()) {
                return new Refused(tooLong.get());
            }
        }
        TaskId id = TaskId.random();
        return enter(id, who, titled, id.value());
    }

    /**
     * Asks for the same again after a failure or a cancellation; a training goes on from its last checkpoint, a generation with the pictures that are
     * missing.
     */
    public Submission retry(AccountId who, TaskId id) {
        Task old = queue.lockOwned(who, id);
        if (old.status() != TaskStatus.FAILED && old.status() != TaskStatus.CANCELLED) {
            return new Refused("Only a task that failed or was cancelled can be tried again; this one is %s."
                    .formatted(old.status().label().toLowerCase(Locale.ROOT)));
        }
        if (old.end().retriedAs() != null) {
            return new Refused("This task was tried again already.");
        }
        TaskId next = TaskId.random();
        Submission submission = switch (queue.order(old)) {
            case TaskOrder.FineTuning training -> enter(next, who, new Titled(old.title(), training), old.outFolder());
            case TaskOrder.Generation generation ->
                enter(next, who, new Titled(old.title(), queue.missing(old, generation)), next.value());
        };
        if (submission instanceof Accepted) {
            old.retriedAs(next);
        }
        return submission;
    }

    private Submission enter(TaskId id, AccountId who, Titled titled, UUID outFolder) {
        if (queue.openTasks(who) >= Limits.MOST_OPEN_TASKS) {
            return new Refused("You have %d tasks in the queue already. Wait for one to end, or cancel one."
                    .formatted(Limits.MOST_OPEN_TASKS));
        }
        Optional<TaskFailure> missing = inputs.refused(who, titled.order()).or(() -> inputs.missing(titled.order()));
        if (missing.isPresent()) {
            return new Refused(missing.get().cause() + " " + missing.get().nextStep());
        }
        if (titled.order() instanceof TaskOrder.Generation generation) {
            Optional<String> tooLarge = sizes.tooLarge(generation.request());
            if (tooLarge.isPresent()) {
                return new Refused(tooLarge.get());
            }
        }
        return reserve(new NewTask(id, who, titled.title(), titled.order(), outFolder, work.seconds(titled.order())));
    }

    private Submission reserve(NewTask task) {
        return switch (quotas.reserve(task.owner(), task.id().value(), task.estimatedSeconds())) {
            case ReservationResult.Refused refused -> new Refused(refused.sentence());
            case ReservationResult.Granted _ -> {
                queue.add(task);
                dispatcher.dispatch(task.id());
                yield new Accepted(task.id());
            }
        };
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
