package io.likeness.tasks.worker;

import io.likeness.common.LikenessProperties;
import io.likeness.engine.EngineEvent;
import io.likeness.tasks.TaskFailure;
import io.likeness.tasks.queue.Claim;
import io.likeness.tasks.queue.RunningTasks;
import io.likeness.tasks.queue.RunningTasks.Moved;
import io.likeness.tasks.queue.TaskOrder;
import io.likeness.tasks.worker.Assignments.Assignment;
import io.likeness.tasks.worker.EventFile.Line;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs attempts: starts their workers or finds them again, follows them, and writes down how they ended. */
@Component
public class Supervisor {

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

    private final RunningTasks running;
    private final WorkerLauncher launcher;
    private final EventEffects effects;
    private final ProgressBoard board;
    private final TaskFolders folders;
    private final Node node;
    private final Clock clock;
    private final Duration grace;

    Supervisor(
            RunningTasks running,
            WorkerLauncher launcher,
            EventEffects effects,
            ProgressBoard board,
            TaskFolders folders,
            Node node,
            Clock clock,
            LikenessProperties properties) {
        this.running = running;
        this.launcher = launcher;
        this.effects = effects;
        this.board = board;
        this.folders = folders;
        this.node = node;
        this.clock = clock;
        this.grace = properties.worker().grace();
    }

    /** Follows an attempt to its end, in the calling thread. */
    public void follow(Assignment assignment) throws InterruptedException {
        if (assignment.foundAgain()) {
            goOn(assignment.claim());
        } else {
            start(assignment.claim());
        }
    }

    private void start(Claim claim) throws InterruptedException {
        WorkerProcess worker;
        try {
            worker = launcher.start(claim);
        } catch (RuntimeException e) {
            LOG.error("Attempt {} of task {} could not start", claim.number(), claim.task(), e);
            running.fail(claim, Crash.neverStarted(e));
            board.refresh(claim.task());
            return;
        }
        if (running.launched(claim, worker.identity())) {
            follow(claim, worker);
        } else {
            worker.kill();
        }
    }

    /** Its worker may be at work still, finished, or dead. */
    private void goOn(Claim claim) throws InterruptedException {
        Claim.Worker known = claim.worker();
        WorkerProcess worker = known == null ? launcher.find(claim) : WorkerProcess.find(known);
        LOG.info(
                "Task {}: the worker of attempt {} {}",
                claim.task(),
                claim.number(),
                worker.isAlive() ? "is still at work and is followed again" : "has ended meanwhile");
        if (known == null && worker.isAlive()) {
            running.launched(claim, worker.identity());
        }
        follow(claim, worker);
    }

    /** Gives up an attempt of a node that went silent; another attempt goes on from its last checkpoint. */
    public void giveUp(Claim claim) {
        LOG.warn(
                "Task {}: the node that ran attempt {} is silent, the task goes on elsewhere",
                claim.task(),
                claim.number());
        running.interrupted(claim, Instant.EPOCH); // its seconds are those that were seen
        board.refresh(claim.task());
    }

    private void follow(Claim claim, WorkerProcess worker) throws InterruptedException {
        board.refresh(claim.task());
        try {
            new AttemptRun(claim, worker, board.eventsOf(claim), board.trackerOf(claim), this).follow();
        } catch (LostResult e) {
            LOG.warn("Task {}: attempt {} is worth nothing: {}", claim.task(), claim.number(), e.getMessage());
            worker.kill();
            running.crashed(claim, Crash.lost(e), clock.instant());
            board.ended(claim);
        }
    }

    void act(Claim claim, Line line, ProgressTracker tracker) {
        effects.act(claim, line, tracker);
    }

    void tell(Claim claim, ProgressTracker tracker) {
        board.tell(claim, tracker);
    }

    Optional<Boolean> moved(Claim claim, Moved moved) {
        return running.moved(claim, moved);
    }

    void ended(
            Claim claim,
            WorkerProcess worker,
            ProgressTracker tracker,
            @Nullable EngineEvent lastWord,
            Instant worked) {
        switch (lastWord) {
            case EngineEvent.Finished _ -> succeed(claim, tracker, worked);
            case EngineEvent.Stopped _ -> running.interrupted(claim, worked);
            case EngineEvent.Failed failed -> running.fail(claim, new TaskFailure(failed.cause(), failed.nextStep()));
            case null, default -> running.crashed(claim, Crash.explain(worker, tracker), worked);
        }
        LOG.info(
                "Task {}: attempt {} ended ({})",
                claim.task(),
                claim.number(),
                lastWord == null ? worker.ending() : lastWord);
        board.ended(claim);
    }

    private void succeed(Claim claim, ProgressTracker tracker, Instant worked) {
        if (claim.order() instanceof TaskOrder.FineTuning && !Files.isDirectory(folders.out(claim))) {
            throw new LostResult("The trained weights are gone from the task's folder.");
        }
        Path out = folders.relative(folders.out(claim));
        boolean first = running.succeed(claim, out, worked, tracker.secondsPerStep());
        if (first && claim.order() instanceof TaskOrder.Generation) {
            folders.delete(claim.task());
        }
    }

    boolean isStopping() {
        return node.isStopping();
    }

    Instant now() {
        return clock.instant();
    }

    Duration grace() {
        return grace;
    }
}
