package io.likeness.tasks.queue;

import io.likeness.common.LikenessProperties;
import io.likeness.quotas.QuotaService;
import io.likeness.tasks.StopWish;
import io.likeness.tasks.TaskCompleted;
import io.likeness.tasks.TaskFailure;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How attempts end, and what that means for their tasks: in one transaction the status, the ledger and the news of it. Fenced, so a
 * task ends once; false means that this attempt has nothing to say any more.
 */
@Service
@Transactional
public class AttemptEnds {

    private final Fence fence;
    private final AttemptRepository attempts;
    private final TaskFiles files;
    private final TrainedCheckpoints checkpoints;
    private final Work work;
    private final QuotaService quotas;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Duration backOff;

    AttemptEnds(
            Fence fence,
            AttemptRepository attempts,
            TaskFiles files,
            TrainedCheckpoints checkpoints,
            Work work,
            QuotaService quotas,
            ApplicationEventPublisher events,
            Clock clock,
            LikenessProperties properties) {
        this.fence = fence;
        this.attempts = attempts;
        this.files = files;
        this.checkpoints = checkpoints;
        this.work = work;
        this.quotas = quotas;
        this.events = events;
        this.clock = clock;
        this.backOff = properties.worker().backOff();
    }

    /** RUNNING to SUCCEEDED, reservation settled, event published. The pace is NaN if unknown. */
    public boolean succeed(Claim claim, Path out, Worked worked, double secondsPerStep) {
        return fence.change(claim, (task, attempt) -> {
            checkpoints.register(claim, work.steps(claim.order()), out);
            work.measured(claim.order(), secondsPerStep);
            attempt.kept(worked);
            attempt.ended();
            long used = attempts.keptSecondsOf(claim.task().value());
            task.succeed(used, clock.instant());
            quotas.settle(claim.task().value(), used);
            files.release(claim.task());
            events.publishEvent(new TaskCompleted(claim.task(), task.kind(), claim.owner(), used, clock.instant()));
        });
    }

    /** RUNNING to FAILED; the owner pays nothing. */
    public boolean fail(Claim claim, TaskFailure failure) {
        return fence.change(claim, (task, attempt) -> {
            attempt.ended();
            fail(task, failure);
        });
    }

    /**
     * The worker ended before its work: to CANCELLED or PAUSED if its owner wanted that, else back to the queue, or, after too many
     * losses, to FAILED with this explanation. What it worked since it last left something behind is not charged.
     */
    public boolean lost(Claim claim, TaskFailure failure) {
        return fence.change(claim, (task, attempt) -> {
            attempt.ended();
            goOn(task, failure);
        });
    }

    /** The same of a worker that stopped at a checkpoint: all that it worked is kept. */
    public boolean stopped(Claim claim, TaskFailure failure, Worked worked) {
        return fence.change(claim, (task, attempt) -> {
            attempt.kept(worked);
            attempt.ended();
            goOn(task, failure);
        });
    }

    /** The same as a loss when nobody knows what became of the worker: its node remembers to end it, should it live. */
    public boolean giveUp(Claim claim, TaskFailure failure) {
        return fence.change(claim, (task, _) -> goOn(task, failure));
    }

    private void goOn(Task task, TaskFailure failure) {
        StopWish wish = task.stopWish();
        switch (wish) {
            case CANCEL -> {
                long used = attempts.keptSecondsOf(task.id().value());
                task.cancel(used, clock.instant());
                quotas.settle(task.id().value(), used);
                files.releaseAdapters(task.id());
            }
            case PAUSE -> task.pause();
            case null -> queueAgainOrFail(task, failure);
        }
    }

    private void queueAgainOrFail(Task task, TaskFailure failure) {
        task.tries().lost(clock.instant(), backOff);
        if (task.tries().areExhausted()) {
            fail(task, new TaskFailure(failure.cause() + " " + task.tries().exhaustion(), failure.nextStep()));
        } else {
            task.requeue();
        }
    }

    private void fail(Task task, TaskFailure failure) {
        task.fail(failure, clock.instant());
        quotas.refund(task.id().value());
    }
}
