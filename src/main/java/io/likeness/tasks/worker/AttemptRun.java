package io.likeness.tasks.worker;

import io.likeness.engine.EngineEvent;
import io.likeness.tasks.queue.Claim;
import io.likeness.tasks.queue.RunningTasks.Moved;
import io.likeness.tasks.worker.EventFile.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
    private final AttemptRuns studio;
    private long offset;
    private boolean live;
    private @Nullable EngineEvent lastWord;
    private Instant lastWordAt = Instant.MAX;
    private Instant written = Instant.EPOCH;
    private @Nullable Instant terminated;

    AttemptRun(Claim claim, WorkerProcess worker, EventFile events, ProgressTracker tracker, AttemptRuns studio) {
        this.claim = claim;
        this.worker = worker;
        this.events = events;
        this.tracker = tracker;
        this.studio = studio;
        this.offset = claim.eventsOffset();
        this.live = claim.eventsOffset() == 0;
    }

    /**
     * How an attempt ended.
     *
     * @param lastWord the event that says so; null if the worker died without one
     * @param worked when its worker was last known to work
     */
    record End(ProgressTracker tracker, @Nullable EngineEvent lastWord, Instant worked) {}

    /** Returns the attempt's end, or nothing when another attempt took its place or the studio stops. */
    Optional<End> follow() throws InterruptedException {
        while (!studio.isStopping()) {
            boolean alive = worker.isAlive(); // before reading: what a dead worker wrote is all there
            if (read()) {
                studio.tell(claim, tracker);
            }
            if (!alive || studio.now().minus(FAREWELL).isAfter(lastWordAt)) {
                return Optional.of(end());
            }
            if (!writeProgress()) {
                worker.kill(); // two attempts must not write to one folder
                return Optional.empty();
            }
            worker.await(LOOK);
        }
        return Optional.empty();
    }

    private boolean read() {
        var lines = events.next();
        Instant now = studio.now();
        for (Line line : lines) {
            tracker.on(line.event(), live ? now : null);
            studio.act(claim, line, tracker);
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
                    EngineEvent.ImageWritten _,
                    EngineEvent.Noted _,
                    EngineEvent.Classified _ -> false;
        };
    }

    /** Writes the row at most once a second; false if this attempt counts no more. */
    private boolean writeProgress() {
        Instant now = studio.now();
        if (Duration.between(written, now).compareTo(WRITE) < 0) {
            return true;
        }
        written = now;
        var stopWanted = studio.moved(
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
        } else if (now.isAfter(terminated.plus(studio.grace()))) {
            worker.kill();
        }
    }

    private End end() {
        worker.kill();
        boolean followed = written.isAfter(Instant.EPOCH);
        // A worker that died while nobody looked worked until its last word, not until now.
        Instant worked = followed ? studio.now() : events.lastWritten().orElse(worker.started());
        return new End(tracker, lastWord, worked);
    }
}
