package io.likeness.engine.training;

import io.likeness.engine.EngineEvent.Finished;
import io.likeness.engine.EngineEvent.Preparing;
import io.likeness.engine.EngineEvent.Stopped;
import io.likeness.engine.EngineListener;
import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.TrainingMethod.FullFineTuning;
import io.likeness.engine.TrainingMethod.Lora;
import io.likeness.engine.TrainingPrompts;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.OutFolder;
import io.likeness.engine.lineage.Lineage;
import io.likeness.engine.noise.NoiseSchedulers;
import io.likeness.engine.pipeline.LoraAdapter;
import io.likeness.engine.pipeline.StableDiffusion;
import io.likeness.engine.presets.TrainingPreset;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A fine-tuning up to its first step: everything that can be refused is, then pictures are gathered and encoded. */
public final class FineTuning {

    private final FineTuningSpec spec;
    private final EngineListener listener;
    private final CheckpointFolders folders;
    private final Optional<Path> last;

    private FineTuning(FineTuningSpec spec, EngineListener listener) {
        this.spec = spec;
        this.listener = listener;
        this.folders = new CheckpointFolders(spec.out(), DiffusersFolder.open(spec.baseModel()));
        this.last = CheckpointFolders.last(spec.out());
    }

    /**
     * Does the work; false if the listener stopped it at a checkpoint.
     *
     * @throws io.likeness.engine.EngineException naming the setting or file that is not what it should be
     */
    public static boolean run(FineTuningSpec spec, EngineListener listener) {
        long start = System.nanoTime();
        FineTuningCheck.ranges(spec);
        boolean complete = new FineTuning(spec, listener).run();
        if (complete) {
            listener.on(new Finished((System.nanoTime() - start) / 1e9));
        }
        return complete;
    }

    /** Removes the optimizer's state from the checkpoints of an out folder; false if there was none. */
    public static boolean dropOptimizer(Path out) {
        return CheckpointFolders.dropOptimizer(out);
    }

    private boolean run() {
        FineTuningCheck.outIsFree(spec, last);
        FineTuningCheck.baseIsWhole(spec);
        NoiseSchedulers.read(spec.baseModel().resolve("scheduler"), null);
        int size = StableDiffusion.size(folders.base());
        PhotoSet photos = PhotoSet.read(spec.photos(), size);
        Optional<Lineage> before = last.map(Lineage::read);
        TrainingPreset now = TrainingPreset.of(spec);
        TrainingPreset preset = before.map(old -> old.preset(now)).orElse(now);
        Lineage lineage = Lineage.of(spec, preset, photos.hashes());
        before.ifPresent(old -> FineTuningCheck.sameTraining(old, lineage, last.orElseThrow()));
        OutFolder.make(spec.out());
        int done = before.map(Lineage::stepsDone).orElse(0);
        CheckpointRoom room = new CheckpointRoom(spec.out(), folders.bytes(spec), folders);
        if (done < spec.steps()) {
            room.require();
        }
        Optional<List<Path>> classImages = ClassImages.gather(spec, preset.prompts(), size, listener);
        return classImages.isPresent()
                ? train(lineage, preset.prompts(), photos.squares(), classImages.get(), done, room)
                : stoppedBeforeTheFirstStep(done);
    }

    private boolean train(
            Lineage lineage,
            TrainingPrompts words,
            List<TrainingPicture> photos,
            List<Path> classImages,
            int done,
            CheckpointRoom room) {
        try (Scope owner = Scope.open()) {
            listener.on(new Preparing("Loading the model", 0, 1));
            LoraAdapter adapter = adapter(owner);
            StableDiffusion model = StableDiffusion.load(last.orElse(spec.baseModel()), adapter, owner);
            listener.on(new Preparing("Loading the model", 1, 1));
            EncodedPictures subject = new EncodedPictures(owner, model.vae());
            EncodedPictures ofClass = new EncodedPictures(owner, model.vae());
            if (!encode("Encoding photos", photos.stream(), photos.size(), subject)
                    || !encode(
                            "Encoding class images",
                            classImages.stream().map(TrainingPicture::whole),
                            classImages.size(),
                            ofClass)) {
                return stoppedBeforeTheFirstStep(done);
            }
            Trained trained = Trained.of(spec, model, adapter);
            IdentifierRows identifier = IdentifierRows.of(lineage, model, trained.leaves());
            Prompts prompts = spec.trainTextEncoder()
                    ? Prompts.learned(owner, model, words)
                    : Prompts.frozen(owner, model, words);
            TrainingData data = new TrainingData(subject, ofClass, prompts);
            DreamBoothTrainer trainer = new DreamBoothTrainer(spec, model, trained, identifier, data, owner);
            SampleImages samples = new SampleImages(spec, model, listener);
            return new TrainingLoop(spec, listener, lineage, folders, trainer, samples, room).run(last, done);
        }
    }

    private LoraAdapter adapter(Scope owner) {
        return switch (spec.method()) {
            case FullFineTuning _ -> LoraAdapter.none(owner);
            case Lora lora ->
                last.map(checkpoint -> LoraAdapter.in(checkpoint, owner))
                        .orElseGet(() -> LoraAdapter.fresh(
                                lora,
                                spec.trainTextEncoder(),
                                StableDiffusion.adapterNames(folders.base()),
                                new Seeds(spec.seed()).at("adapter"),
                                owner));
        };
    }

    /** False if the listener stopped it. The stream decodes one picture at a time: class images come by the hundred. */
    private boolean encode(String what, Stream<TrainingPicture> pictures, int count, EncodedPictures into) {
        for (TrainingPicture picture : (Iterable<TrainingPicture>) pictures::iterator) {
            if (listener.stopRequested()) {
                return false;
            }
            into.add(picture);
            listener.on(new Preparing(what, into.count(), count));
        }
        return true;
    }

    /** What an earlier run learned is the result. */
    private boolean stoppedBeforeTheFirstStep(int done) {
        last.ifPresent(folders::publish);
        listener.on(new Stopped(done));
        return false;
    }
}
