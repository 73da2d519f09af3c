package io.likeness.engine.training;

import io.likeness.engine.EngineEvent.CheckpointWritten;
import io.likeness.engine.EngineEvent.StepDone;
import io.likeness.engine.EngineEvent.Stopped;
import io.likeness.engine.EngineException.NoRoom;
import io.likeness.engine.EngineListener;
import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.lineage.Lineage;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The steps of a fine-tuning, with checkpoints and samples between them.
 *
 * @param lineage of this training, at any step
 * @param folders where checkpoints go
 * @param trainer takes the steps
 * @param samples draws what the model has learned so far
 * @param room for the checkpoints
 */
record TrainingLoop(
        FineTuningSpec spec,
        EngineListener listener,
        Lineage lineage,
        CheckpointFolders folders,
        DreamBoothTrainer trainer,
        SampleImages samples,
        CheckpointRoom room) {

    /**
     * Goes on from the last checkpoint, if there is one; false if the listener stopped it.
     *
     * @param first steps that the checkpoint has seen
     */
    boolean run(Optional<Path> last, int first) {
        if (first < spec.steps()) {
            last.map(CheckpointFolders::optimizer).ifPresent(trainer.optimizer()::load);
        }
        Optional<Path> newest = last;
        int done = first;
        while (done < spec.steps()) {
            if (listener.stopRequested()) {
                publish(newest, done);
                listener.on(new Stopped(done));
                return false;
            }
            if (!room.isThere()) {
                throw outOfRoom(newest, done, first);
            }
            step(done++);
            if (isDue(spec.checkpointEvery(), done)) {
                newest = Optional.of(checkpoint(done));
            }
            if (isDue(spec.sampleEvery(), done)) {
                samples.draw(done);
            }
        }
        publish(newest, done);
        return true;
    }

    private void step(int step) {
        long start = System.nanoTime();
        double loss = trainer.step(step);
        listener.on(new StepDone(step + 1, spec.steps(), loss, (System.nanoTime() - start) / 1e9));
    }

    /** What was learned so far is a model too; before the first step there is none. */
    private void publish(Optional<Path> newest, int done) {
        if (done > 0) {
            folders.publish(newest.filter(checkpoint -> isOf(checkpoint, done)).orElseGet(() -> checkpoint(done)));
        }
    }

    /** What was learned until now is kept, in what must stay free if need be: the studio starts nothing more there. */
    private NoRoom outOfRoom(Optional<Path> newest, int done, int first) {
        if (done > first && room.isThereForTheLast()) {
            publish(newest, done);
        }
        return room.stopped(
                done,
                spec.steps(),
                CheckpointFolders.last(spec.out())
                        .map(Lineage::read)
                        .map(Lineage::stepsDone)
                        .orElse(0));
    }

    private Path checkpoint(int done) {
        Path folder = folders.write(lineage.at(done, spec.steps()), trainer.trained(), trainer.optimizer());
        listener.on(new CheckpointWritten(done, spec.out().relativize(folder)));
        return folder;
    }

    private boolean isDue(int every, int done) {
        return every > 0 && (done % every == 0 || done == spec.steps());
    }

    private static boolean isOf(Path checkpoint, int step) {
        return Lineage.read(checkpoint).stepsDone() == step;
    }
}
