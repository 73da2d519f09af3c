package io.likeness.workshop.pretraining;

import io.likeness.engine.EngineEvent.StepDone;
import io.likeness.engine.EngineListener;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.workshop.pretraining.PretrainingState.Latest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * From the last checkpoint to the last step, or until somebody asks to stop: every step is reported, some are logged, and now and then,
 * and at the end, everything that is needed to go on is written.
 */
final class PretrainingLoop {

    private final PretrainingState state;
    private final List<TrainedPart> parts;
    private final TrainingLength length;
    private final int checkpointEvery;
    private final Latest latest;
    private final TrainingLog log;

    /** One optimizer step, counted from 0; answers its loss. */
    @FunctionalInterface
    interface Step {
        double take(int step);
    }

    /** What follows a checkpoint; the last one ends the training. */
    @FunctionalInterface
    interface Saved {
        void after(int step, boolean last);
    }

    /**
     * A loop in a folder; the parts take over what its last checkpoint holds.
     *
     * @param batchSize samples a step, for the log
     * @param logEvery steps a line
     */
    PretrainingLoop(
            Path out,
            List<TrainedPart> parts,
            TrainingLength length,
            int batchSize,
            int logEvery,
            int checkpointEvery) {
        this.state = new PretrainingState(out);
        this.parts = parts;
        this.length = length;
        this.checkpointEvery = checkpointEvery;
        this.latest = state.latest().orElse(new Latest(0, 0));
        this.log = new TrainingLog(out, logEvery, batchSize, latest.seconds());
        if (latest.step() > 0) {
            parts.forEach(part -> part.load(state, latest.step()));
        }
    }

    /** Steps that were taken before. */
    int begun() {
        return latest.step();
    }

    /** Where a step stands in the schedule of the learning rate. */
    int place(int step) {
        return length.place(step, log.seconds());
    }

    void run(EngineListener listener, Step work, Saved saved) {
        int step = begun();
        int kept = -1;
        while (place(step) < length.steps() && !listener.stopRequested()) {
            long started = System.nanoTime();
            double loss = work.take(step++);
            double seconds = (System.nanoTime() - started) / 1e9;
            log.add(step, loss, seconds);
            listener.on(new StepDone(step, length.last(step, log.seconds()), loss, seconds));
            if (step % checkpointEvery == 0) {
                save(step, saved);
                kept = step;
            }
        }
        if (step != kept) {
            save(step, saved);
        }
    }

    private void save(int step, Saved saved) {
        Map<String, SafetensorsWriter> files = new HashMap<>();
        parts.forEach(part -> part.save(files));
        state.save(new Latest(step, log.seconds()), files);
        saved.after(step, place(step) >= length.steps());
    }
}
