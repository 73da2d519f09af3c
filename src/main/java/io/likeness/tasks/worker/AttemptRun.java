package io.likeness.tasks.worker;

import io.likeness.common.Throttle;
import io.likeness.engine.EngineEvent;
import io.likeness.tasks.queue.Claim;
import io.likeness.tasks.queue.RunningTasks.Moved;
import io.likeness.tasks.queue.Worked;
import io.likeness.tasks.worker.EventFile.Line;
import java.time.Duration;
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
    private final WorkCount count = new WorkCount();
    private final Throttle writing;
    private @Nullable EngineEvent lastWord;
    private long lastWordAt;
    private boolean terminated;
    private long terminatedAt;

    AttemptRun(Claim claim, WorkerProcess worker, EventFile events, ProgressTracker tracker, AttemptRuns studio) {
        this.claim = claim;
        this.worker = worker;
        this.events = events;
        this.tracker = tracker;
        this.studio = studio;
        this.offset = claim.eventsOffset();
        this.writing = new Throttle(studio.time(), WRITE);
    }

    /**
     * How an attempt ended.
     *
     * @param lastWord the event that says so; null if the worker died without one
     * @param worked what its worker has worked
     */
    record End(ProgressTracker tracker, @Nullable EngineEvent lastWord, Worked worked) {}

    /** Returns the attempt's end, or nothing when another attempt took its place or the studio stops. */
    Optional<End> follow() throws InterruptedException {
        while (!studio.isStopping()) {
            boolean alive = worker.isAlive(); // before reading: what a dead worker wrote is all there
            if (read()) {
                studio.tell(claim, tracker);
            }
            if (!alive || hasSaidFarewell()) {
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
        for (Line line : lines) {
            count.hear(line);
            tracker.on(line.event(), line.worked());
            studio.act(claim, line, count.now(), tracker);
            if (isLastWord(line.event())) {
                lastWord = line.event();
                lastWordAt = studio.time().nanoseconds();
            }
            offset = Math.max(offset, line.end());
        }
        return !lines.isEmpty();
    }

    private boolean hasSaidFarewell() {
        return lastWord != null && studio.time().since(lastWordAt).compareTo(FAREWELL) > 0;
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
        if (!writing.isDue()) {
            return true;
        }
        var stopWanted = studio.moved(
                claim,
                new Moved(tracker.stage(), tracker.step(), tracker.of(), tracker.secondsLeft(), count.now(), offset));
        if (stopWanted.orElse(false)) {
            stop();
        }
        return stopWanted.isPresent();
    }

    /** SIGTERM, time for a checkpoint, then SIGKILL. */
    private void stop() {
        if (!terminated) {
            terminated = true;
            terminatedAt = studio.time().nanoseconds();
            worker.terminate();
        } else if (studio.time().since(terminatedAt).compareTo(studio.grace()) > 0) {
            worker.kill();
        }
    }

    private End end() {
        worker.kill();
        return new End(tracker, lastWord, count.now());
    }
}
