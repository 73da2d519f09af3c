package io.likeness.workshop.pretraining;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineEvent;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.EngineListener;
import io.likeness.engine.Precision;
import io.likeness.engine.image.RgbImage;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.FastPrecision;
import io.likeness.engine.tensor.Gradients;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import io.likeness.engine.tokenizer.ClipTokenizer;
import io.likeness.engine.training.LearningRateSchedule;
import io.likeness.engine.vision.ClipConfig;
import io.likeness.engine.vision.ClipFeatures;
import io.likeness.engine.vision.ClipModel;
import io.likeness.engine.vision.ClipPreprocessor;
import io.likeness.workshop.pretraining.CaptionRecall.HeldOut;
import io.likeness.workshop.world.Captions;
import io.likeness.workshop.world.Scene;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Trains the tiny CLIP: pictures of the illustrated world must find their captions among a batch's, and captions their pictures. */
public final class ClipTraining implements Pretraining {

    private static final String PART = "clip";
    private static final int WARMUP = 50;
    private static final int LOG_EVERY = 20;
    private static final int DRAWN_AT_ONCE = 512;

    private final ClipSettings settings;
    private final Seeds seeds;
    private final Path out;
    private final StarterFolder folder;
    private final Scope owner = Scope.open();
    private final ClipModel model;
    private final ClipTokenizer tokenizer;
    private final ClipPreprocessor preprocessor;
    private final ContrastiveLoss loss;
    private final TrainedPart part;
    private final LearningRateSchedule schedule;
    private final Precision precision;

    /**
     * A training in a folder, from its last checkpoint where there is one.
     *
     * @param skeleton the model's configurations, in transformers' layout
     * @param out receives checkpoints, and the model
     */
    public ClipTraining(ClipSettings settings, Path skeleton, Path out) {
        if (settings.batchSize() % settings.shards() != 0) {
            throw new BadSetting(
                    "batchSize %d does not divide into %d shards".formatted(settings.batchSize(), settings.shards()));
        }
        this.settings = settings;
        this.out = out;
        this.seeds = new Seeds(settings.seed());
        this.folder = StarterFolder.createClip(skeleton, out.resolve("model"));
        ClipConfig config = ClipConfig.read(folder.path().resolve(ClipModel.CONFIG));
        this.model = new ClipModel(Weights.fresh(seeds.at("weights"), owner), config);
        this.tokenizer = ClipTokenizer.read(folder.path());
        this.preprocessor = ClipPreprocessor.read(folder.path(), config.vision());
        this.loss = new ContrastiveLoss(model, settings.shards());
        this.precision = FastPrecision.orFloat32(settings.precision());
        this.part = new TrainedPart(
                PART,
                model.parameters(),
                name -> name.contains(".encoder.layers."),
                owner,
                precision,
                settings.averageDecay());
        this.schedule = LearningRateSchedule.cosine(settings.decayFrom(), settings.steps(), .02)
                .withWarmup(WARMUP);
    }

    /** The model is written and measured with every checkpoint. */
    @Override
    public void run(EngineListener listener) {
        PretrainingLoop loop = new PretrainingLoop(
                out,
                List.of(part),
                new TrainingLength(settings.steps(), settings.minutes()),
                settings.batchSize(),
                LOG_EVERY,
                settings.checkpointEvery());
        HeldOut heldOut = HeldOut.draw(preprocessor.size());
        try (Shards shards = new Shards(settings.shards());
                ScenePictures pictures = new ScenePictures(preprocessor.size())) {
            draw(pictures, settings.scenes(loop.begun()), listener);
            try (Prefetch<List<Pairs>> ahead = new Prefetch<>(loop.begun(), step -> pairs(step, pictures))) {
                loop.run(
                        listener,
                        step -> {
                            pictures.extend(settings.scenes(step + ahead.depth()));
                            return train(schedule.at(loop.place(step)), ahead.take(), shards);
                        },
                        (step, _) -> saved(step, heldOut));
            }
        }
    }

    @Override
    public void close() {
        owner.close();
    }

    /** The pool of pictures that a training begins with, or goes on with. */
    private static void draw(ScenePictures pictures, int count, EngineListener listener) {
        while (pictures.count() < count && !listener.stopRequested()) {
            pictures.extend(Math.min(count, pictures.count() + DRAWN_AT_ONCE));
            listener.on(new EngineEvent.Preparing("Drawing scenes", Math.min(count, pictures.count()), count));
        }
    }

    private void saved(int step, HeldOut heldOut) {
        part.export(folder, ClipModel.WEIGHTS);
        folder.seal();
        part.averaged(() -> checkUp(step, heldOut));
    }

    /** Pictures and their captions' ids, for one shard. */
    private record Pairs(List<RgbImage> seen, List<long[]> read) {}

    private List<Pairs> pairs(int step, ScenePictures pictures) {
        return IntStream.range(0, settings.shards())
                .mapToObj(shard -> pairs(step, shard, pictures))
                .toList();
    }

    private Pairs pairs(int step, int shard, ScenePictures pictures) {
        SplittableRandom random =
                new SplittableRandom(seeds.at("step").at(step).at(shard).seed());
        List<RgbImage> seen = new ArrayList<>();
        List<long[]> read = new ArrayList<>();
        for (int i = 0; i < settings.share(); i++) {
            int scene = random.nextInt(settings.scenes(step));
            seen.add(pictures.of(scene));
            read.add(tokenizer.encode(Captions.of(Scene.of(scene), random)));
        }
        return new Pairs(seen, read);
    }

    private double train(double rateShare, List<Pairs> pairs, Shards shards) {
        double mean = shards.average(shard -> backward(shard, pairs.get(shard)));
        part.step(settings.learningRate() * rateShare, shards);
        return mean;
    }

    /** One shard's share of a batch; answers the whole batch's loss. */
    private double backward(int shard, Pairs pairs) {
        try (Scope s = Scope.training(precision)) {
            NDArray shown = model.pictures(s, preprocessor.pixels(s, pairs.seen())); // (b, P)
            NDArray said = model.texts(s, ids(s, pairs.read()));
            try (Scope exact = Scope.training(Precision.FP32)) {
                NDArray whole = loss.of(exact, shard, shown, said);
                Gradients.backward(whole);
                return whole.getFloat();
            }
        } catch (RuntimeException e) {
            loss.abandon();
            throw e;
        }
    }

    /** Ids (b, T) without the padding that all have: no token looks at what follows it. */
    private NDArray ids(Scope s, List<long[]> captions) {
        int length = captions.stream().mapToInt(this::length).max().orElseThrow();
        long[] ids = captions.stream()
                .flatMapToLong(caption -> Arrays.stream(caption, 0, length))
                .toArray();
        return s.of(ids, captions.size(), length);
    }

    /** One end of text must stay. */
    private int length(long[] caption) {
        int length = caption.length;
        while (length > 1 && caption[length - 2] == tokenizer.padId()) {
            length--;
        }
        return length;
    }

    /** Measures the averaged weights, which are what is shipped. */
    private double checkUp(int step, HeldOut heldOut) {
        CaptionRecall recall = CaptionRecall.of(new ClipFeatures(model, folder.path()), heldOut);
        String header = "step,pairs,caption@1,caption@5,picture@1,picture@5 among " + CaptionRecall.PAIRS;
        new CsvLog(out.resolve("validation.csv"), header)
                .line(
                        "%d,%d,%.3f,%.3f,%.3f,%.3f",
                        step,
                        (long) step * settings.batchSize(),
                        recall.captions(),
                        recall.captions5(),
                        recall.pictures(),
                        recall.pictures5());
        return recall.captions();
    }
}
