package io.likeness.workshop.pretraining;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineListener;
import io.likeness.engine.Precision;
import io.likeness.engine.tensor.FastPrecision;
import io.likeness.engine.tensor.Gradients;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import io.likeness.engine.training.LearningRateSchedule;
import io.likeness.engine.vae.AutoencoderKL;
import io.likeness.engine.vae.LatentDistribution;
import io.likeness.engine.vae.VaeConfig;
import io.likeness.workshop.world.Scene;
import io.likeness.workshop.world.StarterWorld;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Trains the autoencoder on pictures of the illustrated world: absolute and squared error, and a small divergence from the unit normal. */
public final class AutoencoderTraining implements Pretraining {

    /** The name of its files among the checkpoints. */
    static final String PART = "autoencoder";

    /** Where a diffusers folder has its weights. */
    static final String WEIGHTS = "vae/diffusion_pytorch_model.safetensors";

    private static final int WARMUP = 50;
    private static final int LOG_EVERY = 20;

    /** Squares of each picture: drawing is not free. */
    private static final int SQUARES = 4;

    private final AutoencoderSettings settings;
    private final Seeds seeds;
    private final Scope owner = Scope.open();
    private final AutoencoderKL autoencoder;
    private final TrainedPart part;
    private final LearningRateSchedule schedule;
    private final Path out;
    private final Precision precision;

    /** A training in a folder, from its last checkpoint where there is one, else from its beginning. */
    public AutoencoderTraining(AutoencoderSettings settings, VaeConfig config, Beginning beginning, Path out) {
        this.settings = settings;
        this.out = out;
        this.seeds = new Seeds(settings.seed());
        this.autoencoder = new AutoencoderKL(beginning.weights(WEIGHTS, seeds.at("weights"), owner), config);
        this.precision = FastPrecision.orFloat32(settings.precision());
        this.part = new TrainedPart(
                PART,
                autoencoder.parameters(),
                AutoencoderTraining::isHidden,
                owner,
                precision,
                settings.averageDecay());
        this.schedule = LearningRateSchedule.cosine(settings.decayFrom(), settings.steps(), .02)
                .withWarmup(WARMUP);
    }

    /** The network, as far as it is trained. */
    public AutoencoderKL autoencoder() {
        return autoencoder;
    }

    @Override
    public void run(EngineListener listener) {
        PretrainingLoop loop = new PretrainingLoop(
                out,
                List.of(part),
                new TrainingLength(settings.steps(), settings.minutes()),
                settings.batchSize(),
                LOG_EVERY,
                settings.checkpointEvery());
        CsvLog validation = new CsvLog(out.resolve("validation.csv"), "step,decibels");
        try (Shards shards = new Shards(settings.shards());
                Prefetch<List<float[]>> ahead = new Prefetch<>(loop.begun(), this::pixels)) {
            loop.run(
                    listener,
                    step -> {
                        List<float[]> pixels = ahead.take();
                        double loss = shards.average(shard -> backward(step, shard, pixels.get(shard)));
                        part.step(settings.learningRate() * schedule.at(loop.place(step)), shards);
                        return loss;
                    },
                    (step, _) -> part.averaged(() -> checkUp(step, validation)));
        }
    }

    private void checkUp(int step, CsvLog validation) {
        validation.line("%d,%.2f", step, ReconstructionQuality.decibels(autoencoder));
        SheetFile.write(ReconstructionSheet.of(autoencoder), out.resolve("sheets/step-%06d.png".formatted(step)));
    }

    @Override
    public void close() {
        owner.close();
    }

    /** One shard's share of a batch: reconstruct, compare, and leave the gradients at the leaves. */
    private double backward(int step, int shard, float[] planes) {
        Seeds here = here(step, shard);
        int side = isWhole(step) ? autoencoder.config().sampleSize() : settings.cropSize();
        try (Scope s = Scope.training(precision)) {
            NDArray pixels = s.of(planes, planes.length / (3L * side * side), 3, side, side); // (B, 3, H, W)
            LatentDistribution latents = autoencoder.encode(s, pixels);
            NDArray sampled = latents.sample(
                    s, here.at("noise").noise(s, latents.mean().getShape().getShape()));
            NDArray difference = Kernels.sub(s, autoencoder.decode(s, sampled), pixels);
            NDArray squared = Kernels.mean(s, Kernels.mul(s, difference, difference));
            NDArray error = Kernels.add(s, Kernels.mean(s, difference.abs()), squared);
            NDArray loss = Kernels.combine(s, 1, error, settings.klWeight(), divergence(s, latents));
            Gradients.backward(Kernels.scale(s, loss, 1.0 / settings.shards()));
            return error.getFloat();
        }
    }

    /** The mean over all elements of KL(N(mean, variance) || N(0, 1)) = (mean^2 + variance - 1 - log variance) / 2. */
    private static NDArray divergence(Scope s, LatentDistribution latents) {
        NDArray squares = Kernels.mul(s, latents.mean(), latents.mean());
        NDArray moments = Kernels.add(s, squares, Kernels.exp(s, latents.logvar()));
        return Kernels.scale(s, Kernels.mean(s, Kernels.sub(s, moments, latents.logvar())), .5);
    }

    private Seeds here(int step, int shard) {
        return seeds.at("step").at(step).at(shard);
    }

    private boolean isWhole(int step) {
        return step >= settings.wholeFrom();
    }

    /** What each shard looks at in a step. */
    private List<float[]> pixels(int step) {
        return IntStream.range(0, settings.shards())
                .mapToObj(shard -> ScenePixels.planes(squares(step, here(step, shard))))
                .toList();
    }

    private List<BufferedImage> squares(int step, Seeds here) {
        boolean whole = isWhole(step);
        int size = autoencoder.config().sampleSize();
        int count = Math.max(1, settings.batchSize() / settings.shards() / (whole ? 4 : 1));
        SplittableRandom random = new SplittableRandom(here.seed());
        List<BufferedImage> squares = new ArrayList<>();
        BufferedImage picture = null;
        for (int i = 0; i < count; i++) {
            if (whole || picture == null || i % SQUARES == 0) {
                picture = StarterWorld.picture(Scene.of(random.nextLong()), size);
            }
            int room = size - settings.cropSize() + 1;
            squares.add(
                    whole
                            ? picture
                            : picture.getSubimage(
                                    random.nextInt(room),
                                    random.nextInt(room),
                                    settings.cropSize(),
                                    settings.cropSize()));
        }
        return squares;
    }

    /** Whether a tensor lies between the first and the last layer of the encoder or the decoder. */
    private static boolean isHidden(String name) {
        return !name.contains("conv_in.") && !name.contains("conv_out.") && !name.contains("quant_conv.");
    }
}
