package io.likeness.tasks.queue;

import io.likeness.models.Checkpoints;
import io.likeness.models.NewCheckpoint;
import io.likeness.quotas.QuotaService;
import io.likeness.storage.FileKey;
import io.likeness.tasks.PictureMade;
import io.likeness.tasks.TaskCompleted;
import io.likeness.tasks.TaskFailure;
import io.likeness.tasks.TaskStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens to tasks while they run. Every write locks the task's row and is fenced by the attempt number: it changes nothing,
 * and says so, once the task has ended or another attempt has begun.
 */
@Service
@Transactional
public class RunningTasks {

    private final TaskRepository tasks;
    private final AttemptRepository attempts;
    private final TaskFiles files;
    private final Work work;
    private final QuotaService quotas;
    private final Checkpoints checkpoints;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RunningTasks(
            TaskRepository tasks,
            AttemptRepository attempts,
            TaskFiles files,
            Work work,
            QuotaService quotas,
            Checkpoints checkpoints,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tasks = tasks;
        this.attempts = attempts;
        this.files = files;
        this.work = work;
        this.quotas = quotas;
        this.checkpoints = checkpoints;
        this.events = events;
        this.clock = clock;
    }

    /** Remembers the worker process, so that a restarted studio finds it again. */
    public boolean launched(Claim claim, Claim.Worker worker) {
        return change(claim, (_, attempt) -> attempt.launched(worker.pid(), worker.started()));
    }

    /** Writes how far an attempt is, and that it is followed; returns whether its owner wants it stopped, or empty if it is fenced off. */
    public Optional<Boolean> moved(Claim claim, Moved moved) {
        boolean[] cancel = {false};
        boolean current = change(claim, (task, attempt) -> {
            String stage = task.cancelRequested() ? task.stage() : moved.stage();
            task.moveTo(stage, moved.step(), moved.of(), moved.secondsLeft());
            attempt.seen(clock.instant(), moved.worked(), moved.eventsOffset());
            cancel[0] = task.cancelRequested();
        });
        return current ? Optional.of(cancel[0]) : Optional.empty();
    }

    /**
     * How far an attempt is.
     *
     * @param worked when its worker was last known to work
     */
    public record Moved(
            String stage, int step, int of, @Nullable Long secondsLeft, Instant worked, long eventsOffset) {}

    /** Tells of a picture, once, together with how far the events were read. */
    public boolean pictureMade(Claim claim, int index, FileKey file, long eventsOffset) {
        return change(claim, (_, attempt) -> {
            attempt.seen(clock.instant(), clock.instant(), eventsOffset);
            if (claim.order() instanceof TaskOrder.Generation generation
                    && files.addPicture(claim.task(), index, file)) {
                events.publishEvent(new PictureMade(
                        claim.task(),
                        index,
                        claim.owner(),
                        claim.subject(),
                        file,
                        generation.pictures().get(index),
                        clock.instant()));
            }
        });
    }

    /** Registers weights that the task wrote, in a folder relative to the studio's home. */
    public boolean checkpointWritten(Claim claim, int step, Path folder) {
        return change(claim, (_, _) -> register(claim, step, folder));
    }

    /** RUNNING to SUCCEEDED, reservation settled, event published: all or nothing, and once. The pace is NaN if unknown. */
    public boolean succeed(Claim claim, Path out, Instant worked, double secondsPerStep) {
        return change(claim, (task, attempt) -> {
            register(claim, work.steps(claim.order()), out);
            work.measured(claim.order(), secondsPerStep);
            long used = used(task, attempt, worked);
            task.succeed(used, clock.instant());
            quotas.settle(claim.task().value(), used);
            files.releasePhotos(claim.task());
            events.publishEvent(new TaskCompleted(claim.task(), task.kind(), claim.owner(), used, clock.instant()));
        });
    }

    /** RUNNING to FAILED; the owner pays nothing. */
    public boolean fail(Claim claim, TaskFailure failure) {
        return change(claim, (task, _) -> {
            task.fail(failure, 0, clock.instant());
            quotas.refund(claim.task().value());
        });
    }

    /** RUNNING to CANCELLED; what was used is paid. */
    public boolean cancelled(Claim claim, Instant worked) {
        return change(claim, (task, attempt) -> cancel(task, attempt, worked));
    }

    /** RUNNING to QUEUED: the worker stopped at a checkpoint although nobody asked for the end, as when the machine shuts down. */
    public boolean interrupted(Claim claim, Instant worked) {
        return change(claim, (task, attempt) -> {
            attempt.seen(clock.instant(), worked, 0);
            if (task.cancelRequested()) {
                cancel(task, attempt, worked);
            } else {
                task.requeue();
            }
        });
    }

    /** The worker died: back to the queue, or, after too many deaths, FAILED with this explanation. */
    public boolean crashed(Claim claim, TaskFailure failure, Instant worked) {
        return change(claim, (task, attempt) -> {
            attempt.seen(clock.instant(), worked, 0);
            if (task.cancelRequested()) {
                cancel(task, attempt, worked);
            } else if (task.crashedButMayGoOn()) {
                task.requeue();
            } else {
                task.fail(failure, 0, clock.instant());
                quotas.refund(claim.task().value());
            }
        });
    }

    private void register(Claim claim, int step, Path folder) {
        if (claim.order() instanceof TaskOrder.FineTuning training) {
            checkpoints.register(new NewCheckpoint(
                    claim.task().value(),
                    claim.owner(),
                    training.request().subject(),
                    training.request().baseModel(),
                    step,
                    folder,
                    training.identifier(),
                    training.classNoun()));
        }
    }

    private void cancel(Task task, Attempt attempt, Instant worked) {
        long used = used(task, attempt, worked);
        task.cancel(used, clock.instant());
        quotas.settle(task.id().value(), used);
    }

    /** GPU-seconds of all attempts: each worker's own time, however often the studio was restarted meanwhile. */
    private long used(Task task, Attempt attempt, Instant worked) {
        attempt.seen(clock.instant(), worked, 0);
        return attempts.secondsOf(task.id().value());
    }

    private boolean change(Claim claim, BiConsumer<Task, Attempt> change) {
        Task task = tasks.lock(claim.task().value()).orElseThrow();
        if (task.status() != TaskStatus.RUNNING || task.attempt() != claim.number()) {
            return false;
        }
        change.accept(
                task,
                attempts.findById(new Attempt.Key(claim.task().value(), claim.number()))
                        .orElseThrow());
        return true;
    }
}
