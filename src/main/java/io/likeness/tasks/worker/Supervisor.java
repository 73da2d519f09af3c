package io.likeness.tasks.worker;

import io.likeness.engine.EngineEvent;
import io.likeness.tasks.TaskFailure;
import io.likeness.tasks.queue.AttemptEnds;
import io.likeness.tasks.queue.Claim;
import io.likeness.tasks.queue.Inputs;
import io.likeness.tasks.queue.RunningTasks;
import io.likeness.tasks.queue.SucceededTrainings.SucceededTraining;
import io.likeness.tasks.queue.TaskOrder;
import io.likeness.tasks.queue.Worked;
import io.likeness.tasks.worker.Assignments.Assignment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs attempts: starts their workers or finds them again, has them followed, and writes down how they ended. */
@Component
public class Supervisor {

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

    private final Inputs inputs;
    private final RunningTasks running;
    private final AttemptEnds ends;
    private final WorkerLauncher launcher;
    private final AttemptRuns runs;
    private final ProgressBoard board;
    private final TaskFolders folders;
    private final FinishedTrainings trainings;
    private final TaskRoom room;
    private final WorkerWords words;

    Supervisor(
            Inputs inputs,
            RunningTasks running,
            AttemptEnds ends,
            WorkerLauncher launcher,
            AttemptRuns runs,
            ProgressBoard board,
            TaskFolders folders,
            FinishedTrainings trainings,
            TaskRoom room,
            WorkerWords words) {
        this.inputs = inputs;
        this.running = running;
        this.ends = ends;
        this.launcher = launcher;
        this.runs = runs;
        this.board = board;
        this.folders = folders;
        this.trainings = trainings;
        this.room = room;
        this.words = words;
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
        Optional<TaskFailure> missing =
                inputs.missing(claim.order()).or(() -> room.lack(claim.order(), claim.outFolder()));
        if (missing.isPresent()) {
            fail(claim, missing.get());
            return;
        }
        WorkerProcess worker;
        try {
            worker = launcher.start(claim);
        } catch (RuntimeException e) {
            LOG.error("Attempt {} of task {} could not start", claim.number(), claim.task(), e);
            fail(claim, Crash.neverStarted(e));
            launcher.ended(claim);
            return;
        }
        if (running.launched(claim, worker.identity())) {
            follow(claim, worker);
        } else {
            worker.kill();
            launcher.ended(claim);
        }
    }

    private void fail(Claim claim, TaskFailure failure) {
        ends.fail(claim, words.of(claim, failure));
        board.ended(claim);
    }

    /** Its worker may be at work still, finished, or dead. */
    private void goOn(Claim claim) throws InterruptedException {
        Claim.Worker known = claim.worker();
        WorkerProcess worker = launcher.find(claim);
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

    private void follow(Claim claim, WorkerProcess worker) throws InterruptedException {
        board.refresh(claim.task());
        try {
            runs.of(claim, worker).follow().ifPresent(end -> ended(claim, worker, end));
        } catch (RuntimeException e) {
            if (runs.isPassing(e)) {
                throw e; // the attempt stays as it is, and is found again
            }
            LOG.error("Task {}: attempt {} could not be followed", claim.task(), claim.number(), e);
            worker.kill();
            ends.lost(claim, words.of(claim, Crash.unusable(e)));
            board.ended(claim);
        }
        if (!runs.isStopping()) { // else the worker goes on without us
            launcher.ended(claim);
        }
    }

    private void ended(Claim claim, WorkerProcess worker, AttemptRun.End end) {
        ProgressTracker tracker = end.tracker();
        @Nullable EngineEvent lastWord = end.lastWord();
        Worked worked = end.worked();
        switch (lastWord) {
            case EngineEvent.Finished _ -> succeed(claim, tracker, worked);
            case EngineEvent.Stopped _ ->
                ends.stopped(claim, words.of(claim, Crash.stoppedFromOutside(tracker)), worked);
            case EngineEvent.Failed failed ->
                ends.fail(claim, words.of(claim, new TaskFailure(failed.cause(), failed.nextStep())));
            case null, default -> ends.lost(claim, words.of(claim, Crash.explain(claim.order(), worker, tracker)));
        }
        LOG.info(
                "Task {}: attempt {} ended ({})",
                claim.task(),
                claim.number(),
                lastWord == null ? worker.ending() : lastWord);
        board.ended(claim);
    }

    private void succeed(Claim claim, ProgressTracker tracker, Worked worked) {
        if (claim.order() instanceof TaskOrder.FineTuning && !Files.isDirectory(folders.out(claim))) {
            throw new LostResult("The trained weights are gone from the task's folder.");
        }
        Path out = folders.relative(folders.out(claim));
        boolean first = ends.succeed(claim, out, worked, tracker.secondsPerStep());
        if (first) {
            tidy(claim);
        }
    }

    private void tidy(Claim claim) {
        switch (claim.order()) {
            case TaskOrder.FineTuning training ->
                trainings.tidy(new SucceededTraining(
                        claim.task(), claim.outFolder(), training.request().baseModel()));
            case TaskOrder.Generation _ -> folders.delete(claim.task());
        }
    }

    /** Gives up an attempt of a node that went silent; another attempt goes on from its last checkpoint. */
    public void giveUp(Claim claim) {
        LOG.warn("Task {}: the node that ran attempt {} is silent, it goes on elsewhere", claim.task(), claim.number());
        ends.giveUp(claim, words.of(claim, Crash.silentNode()));
        board.refresh(claim.task());
    }
}
