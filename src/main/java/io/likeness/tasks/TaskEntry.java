package io.likeness.tasks;

import io.likeness.quotas.QuotaService;
import io.likeness.quotas.ReservationResult;
import io.likeness.subjects.SubjectId;
import io.likeness.subjects.SubjectService;
import io.likeness.tasks.Submission.Accepted;
import io.likeness.tasks.Submission.Refused;
import io.likeness.tasks.quartz.QuartzDispatcher;
import io.likeness.tasks.queue.Inputs;
import io.likeness.tasks.queue.Limits;
import io.likeness.tasks.queue.NewTask;
import io.likeness.tasks.queue.Orders;
import io.likeness.tasks.queue.Orders.Titled;
import io.likeness.tasks.queue.PictureSizes;
import io.likeness.tasks.queue.TaskOrder;
import io.likeness.tasks.queue.TaskQueue;
import io.likeness.tasks.queue.Work;
import io.likeness.tasks.worker.TaskRoom;
import io.likeness.trash.Whereabouts;
import io.likeness.trash.Whereabouts.Here;
import io.likeness.trash.Whereabouts.InTrash;
import io.likeness.users.AccountId;
import io.likeness.users.Accounts;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The way into the queue: what the database alone can tell is checked, and GPU-seconds, task and trigger are written together. */
@Component
@Transactional
class TaskEntry {

    private static final String DELETED_SUBJECT =
            "This subject was deleted. Restore it from the trash, or choose another one.";

    private final Orders orders;
    private final SubjectService subjects;
    private final Inputs inputs;
    private final TaskRoom room;
    private final PictureSizes sizes;
    private final TaskQueue queue;
    private final Work work;
    private final QuotaService quotas;
    private final QuartzDispatcher dispatcher;
    private final Accounts accounts;

    TaskEntry(
            Orders orders,
            SubjectService subjects,
            Inputs inputs,
            TaskRoom room,
            PictureSizes sizes,
            TaskQueue queue,
            Work work,
            QuotaService quotas,
            QuartzDispatcher dispatcher,
            Accounts accounts) {
        this.orders = orders;
        this.subjects = subjects;
        this.inputs = inputs;
        this.room = room;
        this.sizes = sizes;
        this.queue = queue;
        this.work = work;
        this.quotas = quotas;
        this.dispatcher = dispatcher;
        this.accounts = accounts;
    }

    /** Makes a request an order and lets it in: all of it, or nothing and a sentence that says why. */
    public Submission enter(AccountId who, TaskRequest request) {
        if (subjectOf(who, request) instanceof InTrash) {
            return new Refused(DELETED_SUBJECT);
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
     * Lets an order in.
     *
     * @param outFolder names the folder that receives the results
     */
    public Submission enter(TaskId id, AccountId who, Titled titled, UUID outFolder) {
        if (accounts.get(who).disabled()) { // a request that was on its way when its session ended
            return new Refused("This account is disabled. Ask an administrator.");
        }
        if (queue.openTasks(who) >= Limits.MOST_OPEN_TASKS) {
            return new Refused("You have %d tasks in the queue already. Wait for one to end, or cancel one."
                    .formatted(Limits.MOST_OPEN_TASKS));
        }
        if (!(subjectOf(who, titled.order().request()) instanceof Here)) {
            return new Refused(DELETED_SUBJECT);
        }
        Optional<TaskFailure> missing = inputs.refused(who, titled.order())
                .or(() -> inputs.missing(titled.order()))
                .or(() -> room.lack(titled.order(), outFolder));
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

    /** Held there until the task is written: whoever deletes the subject meanwhile waits, and finds the task. */
    private Whereabouts subjectOf(AccountId who, TaskRequest request) {
        SubjectId subject = request.subject();
        return subject == null ? new Here() : subjects.whereabouts(who, subject);
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
}
