package io.likeness.workshop.pretraining;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineEvent;
import io.likeness.engine.EngineListener;
import io.likeness.engine.Precision;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.nn.Parameters;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.noise.NoiseSchedule;
import io.likeness.engine.noise.SchedulerConfig;
import io.likeness.engine.tensor.FastPrecision;
import io.likeness.engine.tensor.Gradients;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import io.likeness.engine.text.ClipTextConfig;
import io.likeness.engine.text.ClipTextModel;
import io.likeness.engine.training.LearningRateSchedule;
import io.likeness.engine.unet.UNet2DConditionModel;
import io.likeness.engine.unet.UNetConfig;
import io.likeness.engine.vae.AutoencoderKL;
import io.likeness.engine.vae.VaeConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Trains the UNet and the text encoder from nothing on latents of the illustrated world, predicting velocity, every timestep alike. */
public final class DiffusionTraining implements Pretraining {

    private static final int WARMUP = 100;
    private static final int LOG_EVERY = 25;

    /** So often somebody hears how far it is, and may stop it. */
    private static final int ENCODED_AT_ONCE = 128;

    private static final String UNET = "unet/diffusion_pytorch_model.safetensors";
    private static final String TEXT_ENCODER = "text_encoder/model.safetensors";

    private final DiffusionSettings settings;
    private final Seeds seeds;
    private final Path out;
    private final StarterFolder model;
    private final Scope owner = Scope.open();
    private final AutoencoderKL autoencoder;
    private final ClipTextModel textEncoder;
    private final UNet2DConditionModel unet;
    private final TrainedPart unetPart;
    private final TrainedPart textPart;
    private final NoiseSchedule noise;
    private final LearningRateSchedule schedule;
    private final DenoisingError error;
    private final Precision precision;

    /**
     * A training in a folder, from its last checkpoint where there is one.
     *
     * @param skeleton the configurations of the model
     * @param beginning what UNet and text encoder begin with where there is no checkpoint
     * @param autoencoderFolder where the autoencoder was trained, or a diffusers folder that holds one
     * @param out receives checkpoints, and the model as a diffusers folder
     */
    public DiffusionTraining(
            DiffusionSettings settings, Path skeleton, Beginning beginning, Path autoencoderFolder, Path out) {
        this.settings = settings;
        this.out = out;
        this.seeds = new Seeds(settings.seed());
        this.model = StarterFolder.create(skeleton, out.resolve("model"));
        this.autoencoder = autoencoder(autoencoderFolder);
        beginning.requireVocabularyOf(model.path());
        this.textEncoder = new ClipTextModel(
                beginning.weights(TEXT_ENCODER, seeds.at("text encoder"), owner),
                ClipTextConfig.read(config("text_encoder")));
        this.unet = new UNet2DConditionModel(
                beginning.weights(UNET, seeds.at("unet"), owner), UNetConfig.read(config("unet")));
        if (beginning.isRandom()) {
            ZeroStart.of(unet.parameters());
        }
        this.precision = FastPrecision.orFloat32(settings.precision());
        this.unetPart = part("unet", unet.parameters(), DiffusionTraining::isHidden);
        this.textPart = part("text_encoder", textEncoder.parameters(), _ -> false);
        this.noise = NoiseSchedule.of(SchedulerConfig.read(model.path().resolve("scheduler")));
        this.error = new DenoisingError(noise, textEncoder, unet);
        this.schedule = LearningRateSchedule.cosine(settings.decayFrom(), settings.steps(), .02)
                .withWarmup(WARMUP);
    }

    /** The model is written with every checkpoint. */
    @Override
    public void run(EngineListener listener) {
        PretrainingLoop loop = new PretrainingLoop(
                out,
                List.of(unetPart, textPart),
                new TrainingLength(settings.steps(), settings.minutes()),
                settings.batchSize(),
                LOG_EVERY,
                settings.checkpointEvery());
        CheckUp checkUp = new CheckUp(out);
        try (Shards shards = new Shards(settings.shards());
                SceneLatents latents = new SceneLatents(autoencoder, out.resolve("latents.f32"), shards)) {
            encode(latents, settings.scenes(loop.begun()), listener);
            if (listener.stopRequested()) {
                return; // the latents so far are kept, and there is nothing else to keep
            }
            double scaling = latents.scalingFactor(settings.firstScenes());
            model.scalingFactor(scaling);
            SceneBatches batches = new SceneBatches(settings, model.path(), latents, scaling, noise.timesteps());
            try (Prefetch<List<SceneBatches.Batch>> ahead =
                    new Prefetch<>(loop.begun(), step -> batches.all(step, seeds))) {
                loop.run(
                        listener,
                        step -> {
                            latents.extend(settings.scenes(step + ahead.depth()));
                            return step(schedule.at(loop.place(step)), ahead.take(), shards);
                        },
                        (step, last) -> saved(step, last, checkUp, listener));
            }
        }
    }

    private void saved(int step, boolean last, CheckUp checkUp, EngineListener listener) {
        export();
        if (last || step % settings.checkUpEvery() == 0) {
            checkUp.look(model.path(), step, listener);
        }
    }

    @Override
    public void close() {
        owner.close();
    }

    private static void encode(SceneLatents latents, int scenes, EngineListener listener) {
        while (latents.count() < scenes && !listener.stopRequested()) {
            listener.on(new EngineEvent.Preparing("Encoding scenes", latents.count(), scenes));
            latents.extend(Math.min(scenes, latents.count() + ENCODED_AT_ONCE));
        }
    }

    private double step(double rateShare, List<SceneBatches.Batch> batches, Shards shards) {
        double loss = shards.average(shard -> backward(batches.get(shard)));
        double rate = settings.learningRate() * rateShare;
        unetPart.step(rate, shards);
        textPart.step(rate * settings.textShare(), shards);
        return loss;
    }

    /** One shard's share of a batch: the mean error; leaves the gradients at the leaves. */
    private double backward(SceneBatches.Batch batch) {
        try (Scope s = Scope.training(precision)) {
            NDArray latents = batch.latents(s, unet.config()); // (B, C, H, W)
            NDArray drawn = batch.noise(s, latents);
            NDArray squares = error.squares(s, latents, drawn, batch.timesteps(), batch.tokens(s));
            NDArray places = batch.places(s, unet.config(), settings.middleWeight()); // (1, 1, H, W)
            NDArray loss = Kernels.mean(s, Kernels.mul(s, squares, places));
            Gradients.backward(Kernels.scale(s, loss, 1.0 / settings.shards()));
            return loss.getFloat();
        }
    }

    private AutoencoderKL autoencoder(Path folder) {
        PretrainingState trained = new PretrainingState(folder);
        VaeConfig config = VaeConfig.read(config("vae"));
        SafetensorsFile file = trained.latest()
                .map(latest -> trained.file(latest.step(), AutoencoderTraining.PART + TrainedPart.AVERAGE))
                .orElseGet(() -> SafetensorsFile.open(folder.resolve(AutoencoderTraining.WEIGHTS)));
        return new AutoencoderKL(Weights.of(file, owner), config);
    }

    private TrainedPart part(String name, Parameters parameters, Predicate<String> matrices) {
        return new TrainedPart(name, parameters, matrices, owner, precision, settings.averageDecay());
    }

    /** Whether a tensor of the UNet lies between its first and its last layer. */
    private static boolean isHidden(String name) {
        return !name.startsWith("conv_in.") && !name.startsWith("conv_out.");
    }

    private Path config(String part) {
        return model.path().resolve(part).resolve("config.json");
    }

    private void export() {
        unetPart.export(model, UNET);
        textPart.export(model, TEXT_ENCODER);
        model.weights(
                AutoencoderTraining.WEIGHTS,
                autoencoder.parameters().names(),
                autoencoder.parameters().leaves());
        model.seal();
    }
}
