package io.likeness.engine.training;

import io.likeness.engine.EngineEvent.CheckpointWritten;
import io.likeness.engine.EngineEvent.Finished;
import io.likeness.engine.EngineEvent.Preparing;
import io.likeness.engine.EngineEvent.StepDone;
import io.likeness.engine.EngineEvent.Stopped;
import io.likeness.engine.EngineListener;
import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.Lineage;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.image.RgbImage;
import io.likeness.engine.pipeline.StableDiffusion;
import io.likeness.engine.tensor.Scope;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A fine-tuning from spec to folder: pictures, steps, samples, checkpoints, and the resuming of all that. */
public final class FineTuning {

    private final FineTuningSpec spec;
    private final EngineListener listener;
    private final Lineage lineage;
    private final CheckpointFolders folders;
    private final DreamBoothTrainer trainer;
    private final SampleImages samples;

    private FineTuning(
            FineTuningSpec spec,
            EngineListener listener,
            Lineage lineage,
            StableDiffusion model,
            TrainingPictures pictures,
            Scope owner) {
        this.spec = spec;
        this.listener = listener;
        this.lineage = lineage;
        this.folders = new CheckpointFolders(spec.out(), DiffusersFolder.open(spec.baseModel()));
        this.trainer = new DreamBoothTrainer(
                spec,
                model,
                encode(owner, model, pictures.photos().squares(), "Encoding photos", listener),
                encode(owner, model, pictures.classImages(), "Encoding class images", listener),
                owner);
        this.samples = new SampleImages(spec, model, listener);
    }

    /**
     * Does the work; false if the listener stopped it at a checkpoint.
     *
     * @throws io.likeness.engine.EngineException naming the setting or file that is not what it should be
     */
    public static boolean run(FineTuningSpec spec, EngineListener listener) {
        long start = System.nanoTime();
        FineTuningCheck.ranges(spec);
        Optional<Path> last = CheckpointFolders.last(spec.out());
        FineTuningCheck.outIsFree(spec, last);
        int size = StableDiffusion.size(DiffusersFolder.open(spec.baseModel()));
        Optional<TrainingPictures> pictures = TrainingPictures.gather(spec, size, listener);
        boolean complete = pictures.isPresent() && run(spec, listener, pictures.get(), last);
        if (complete) {
            listener.on(new Finished((System.nanoTime() - start) / 1e9));
        } else if (pictures.isEmpty()) {
            listener.on(new Stopped(0));
        }
        return complete;
    }

    private static boolean run(
            FineTuningSpec spec, EngineListener listener, TrainingPictures pictures, Optional<Path> last) {
        Lineage lineage = Lineage.of(spec, pictures.photos().hashes());
        last.ifPresent(checkpoint -> FineTuningCheck.sameTraining(Lineage.read(checkpoint), lineage, checkpoint));
        try (Scope owner = Scope.open()) {
            listener.on(new Preparing("Loading the model", 0, 1));
            StableDiffusion model = StableDiffusion.load(last.orElse(spec.baseModel()), owner);
            listener.on(new Preparing("Loading the model", 1, 1));
            return new FineTuning(spec, listener, lineage, model, pictures, owner).train(last);
        }
    }

    private boolean train(Optional<Path> last) {
        int done = 0;
        if (last.isPresent()) {
            trainer.optimizer().load(SafetensorsFile.open(last.get().resolve(CheckpointFolders.OPTIMIZER)));
            done = Lineage.read(last.get()).stepsDone();
        }
        Optional<Path> newest = last;
        while (done < spec.steps()) {
            if (listener.stopRequested()) {
                stop(done, newest);
                return false;
            }
            step(done++);
            if (isDue(spec.checkpointEvery(), done)) {
                newest = Optional.of(checkpoint(done));
            }
            if (isDue(spec.sampleEvery(), done)) {
                samples.draw(done);
            }
        }
        folders.publish(
                newest.filter(checkpoint -> isOf(checkpoint, spec.steps())).orElseGet(() -> checkpoint(spec.steps())));
        return true;
    }

    private void step(int step) {
        long start = System.nanoTime();
        double loss = trainer.step(step);
        listener.on(new StepDone(step + 1, spec.steps(), loss, (System.nanoTime() - start) / 1e9));
    }

    /** What was learned so far is a model too. */
    private void stop(int done, Optional<Path> newest) {
        if (done > 0) {
            folders.publish(newest.filter(checkpoint -> isOf(checkpoint, done)).orElseGet(() -> checkpoint(done)));
        }
        listener.on(new Stopped(done));
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

    private static EncodedPictures encode(
            Scope owner, StableDiffusion model, List<RgbImage> pictures, String what, EngineListener listener) {
        EncodedPictures encoded = new EncodedPictures(owner, model.vae());
        for (RgbImage picture : pictures) {
            encoded.add(picture);
            listener.on(new Preparing(what, encoded.count(), pictures.size()));
        }
        return encoded;
    }
}
