package io.likeness.workshop.pretraining;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineListener;
import io.likeness.engine.Precision;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.FastPrecision;
import io.likeness.engine.tensor.Gradients;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import io.likeness.engine.training.LearningRateSchedule;
import io.likeness.workshop.referee.Referee;
import io.likeness.workshop.referee.RefereeAnswers;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Trains the referee on pictures of the illustrated world, whose truth is known. */
public final class RefereeTraining implements Pretraining {

    private static final String PART = "referee";
    private static final int WARMUP = 50;
    private static final int LOG_EVERY = 20;

    private final RefereeSettings settings;
    private final int examined;
    private final Seeds seeds;
    private final Path out;
    private final Scope owner = Scope.open();
    private final Precision precision;
    private final Referee referee;
    private final TrainedPart part;
    private final LearningRateSchedule schedule;
    private final RefereeScenes scenes;
    private final RefereePool pool;
    private final RefereeLoss loss;

    /**
     * A training in a folder, from its last checkpoint where there is one.
     *
     * @param examined subjects of each class that it is examined on
     * @param out receives checkpoints, and the referee in its folder model
     */
    public RefereeTraining(RefereeSettings settings, int examined, Path out) {
        this.settings = settings;
        this.examined = examined;
        this.seeds = new Seeds(settings.seed());
        this.out = out;
        this.precision = FastPrecision.orFloat32(settings.precision());
        this.referee = new Referee(Weights.fresh(seeds.at("weights"), owner), settings.network());
        this.part = new TrainedPart(
                PART, referee.parameters(), RefereeTraining::isHidden, owner, precision, settings.averageDecay());
        this.schedule = LearningRateSchedule.cosine(settings.decayFrom(), settings.steps(), .02)
                .withWarmup(WARMUP);
        this.scenes = new RefereeScenes(seeds.at("world"));
        this.pool = new RefereePool(scenes, settings.subjects());
        this.loss = new RefereeLoss(settings.identityWeight(), settings.temperature());
    }

    /** The referee is written with every checkpoint. */
    @Override
    public void run(EngineListener listener) {
        PretrainingLoop loop = new PretrainingLoop(
                out,
                List.of(part),
                new TrainingLength(settings.steps(), settings.minutes()),
                settings.batchSize(),
                LOG_EVERY,
                settings.checkpointEvery());
        try (Shards shards = new Shards(settings.shards());
                Prefetch<List<Softened>> ahead = new Prefetch<>(loop.begun(), this::softened)) {
            RefereeExam exam = new RefereeExam(scenes, examined, shards, out.resolve("validation.csv"));
            loop.run(
                    listener,
                    step -> {
                        List<Softened> parts = ahead.take();
                        double error = shards.average(shard -> backward(parts.get(shard)));
                        part.step(settings.learningRate() * schedule.at(loop.place(step)), shards);
                        return error;
                    },
                    (step, last) -> {
                        export();
                        if (last || step % settings.checkUpEvery() == 0) {
                            part.averaged(() -> exam.take(referee, step));
                        }
                    });
        }
    }

    @Override
    public void close() {
        owner.close();
    }

    /**
     * What one shard looks at in a step.
     *
     * @param planes of the softened pictures
     */
    private record Softened(List<DrawnScene> batch, float[] planes) {}

    private List<Softened> softened(int step) {
        Seeds here = seeds.at("step").at(step);
        int quartets = settings.batchSize() / settings.shards() / 4;
        return IntStream.range(0, settings.shards())
                .mapToObj(shard -> {
                    List<DrawnScene> batch = pool.batch(here, shard, quartets);
                    return new Softened(
                            batch, planes(batch, here.at("softening").at(shard)));
                })
                .toList();
    }

    /** The mean error of one shard's share of a batch; leaves the gradients at the leaves. */
    private double backward(Softened part) {
        int size = RefereeSettings.SIZE;
        try (Scope s = Scope.training(precision)) {
            RefereeAnswers opinions =
                    referee.forward(s, s.of(part.planes(), part.batch().size(), 3, size, size));
            try (Scope exact = Scope.training(Precision.FP32)) {
                NDArray error = loss.of(exact, opinions, part.batch());
                Gradients.backward(Kernels.scale(exact, error, 1.0 / settings.shards()));
                return error.getFloat();
            }
        }
    }

    private static float[] planes(List<DrawnScene> batch, Seeds here) {
        int length = 3 * RefereeSettings.SIZE * RefereeSettings.SIZE;
        float[] values = new float[batch.size() * length];
        SplittableRandom random = new SplittableRandom(here.seed());
        for (int i = 0; i < batch.size(); i++) {
            System.arraycopy(Softening.of(batch.get(i).picture(), random), 0, values, i * length, length);
        }
        return values;
    }

    private void export() {
        StarterFolder model = StarterFolder.at(out.resolve("model"));
        referee.config().write(model.path().resolve(Referee.CONFIG));
        part.export(model, Referee.WEIGHTS);
        model.seal();
    }

    /** Whether a tensor lies between the first layer and the answers. */
    private static boolean isHidden(String name) {
        return name.startsWith("trunk.") && !name.startsWith("trunk.conv_in.");
    }
}
