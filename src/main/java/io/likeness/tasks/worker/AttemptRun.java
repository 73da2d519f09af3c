package io.likeness.tasks.worker;

import io.likeness.engine.EngineEvent;
import io.likeness.tasks.queue.Claim;
import io.likeness.tasks.queue.RunningTasks.Moved;
import io.likeness.tasks.worker.EventFile.Line;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Follows one worker from its start, or from wherever it was found again, to its end. */
final class AttemptRun {

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration WRITE = Duration.ofSeconds(1);

    /** A worker that said its last word ends within moments; longer than this nobody waits for it. */
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final Claim claim;
    private final WorkerProcess worker;
    private final EventFile events;
    private final ProgressTracker tracker;
    private final Supervisor supervisor;
    private long offset;
    private boolean live;
    private @Nullable EngineEvent lastWord;
    private Instant lastWordAt = Instant.MAX;
    private Instant written = Instant.EPOCH;
    private @Nullable Instant terminated;

    AttemptRun(Claim claim, WorkerProcess worker, EventFile events, ProgressTracker tracker, Supervisor supervisor) {
        this.claim = claim;
        this.worker = worker;
        this.events = events;
        this.tracker = tracker;
        this.supervisor = supervisor;
        this.offset = claim.eventsOffset();
        this.live = claim.eventsOffset() == 0;
    }

    /** Returns when the attempt has ended, another one has begun, or the studio stops. */
    void follow() throws InterruptedException {
        while (!supervisor.isStopping()) {
            boolean alive = worker.isAlive(); // before reading: what a dead worker wrote is all there
            if (read()) {
                supervisor.tell(claim, tracker);
            }
            if (!alive || supervisor.now().minus(FAREWELL).isAfter(lastWordAt)) {
                end();
                return;
            }
            if (!writeProgress()) {
                worker.kill(); // two attempts must not write to one folder
                return;
            }
            worker.await(LOOK);
        }
    }

    private boolean read() {
        var lines = events.next();
        Instant now = supervisor.now();
        for (Line line : lines) {
            tracker.on(line.event(), live ? now : null);
            supervisor.act(claim, line, tracker);
            if (isLastWord(line.event())) {
                lastWord = line.event();
                lastWordAt = now;
            }
            offset = Math.max(offset, line.end());
        }
        live = true;
        return !lines.isEmpty();
    }

    private static boolean isLastWord(EngineEvent event) {
        return switch (event) {
            case EngineEvent.Finished _, EngineEvent.Stopped _, EngineEvent.Failed _ -> true;
            case EngineEvent.Preparing _,
                    EngineEvent.StepDone _,
                    EngineEvent.SampleWritten _,
                    EngineEvent.CheckpointWritten _,
                    EngineEvent.Denoising _,
                    EngineEvent.ImageWritten _ -> false;
        };
    }

    /** Writes the row at most once a second; false if this attempt counts no more. */
    private boolean writeProgress() {
        Instant now = supervisor.now();
        if (Duration.between(written, now).compareTo(WRITE) < 0) {
            return true;
        }
        written = now;
        var stopWanted = supervisor.moved(
                claim, new Moved(tracker.stage(), tracker.step(), tracker.of(), tracker.secondsLeft(), now, offset));
        if (stopWanted.orElse(false)) {
            stop(now);
        }
        return stopWanted.isPresent();
    }

    /** SIGTERM, time for a checkpoint, then SIGKILL. */
    private void stop(Instant now) {
        if (terminated == null) {
            terminated = now;
            worker.terminate();
        } else if (now.isAfter(terminated.plus(supervisor.grace()))) {
            worker.kill();
        }
    }

    private void end() {
        worker.kill();
        boolean followed = written.isAfter(Instant.EPOCH);
        // A worker that died while nobody looked worked until its last word, not until now.
        Instant worked = followed ? supervisor.now() : events.lastWritten().orElse(worker.started());
        supervisor.ended(claim, worker, tracker, lastWord, worked);
    }
}
