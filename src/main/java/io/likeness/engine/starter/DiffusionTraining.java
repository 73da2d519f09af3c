package io.likeness.engine.starter;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineEvent;
import io.likeness.engine.EngineListener;
import io.likeness.engine.Precision;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.noise.NoiseSchedule;
import io.likeness.engine.noise.SchedulerConfig;
import io.likeness.engine.starter.PretrainingState.Latest;
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
import java.util.HashMap;
import java.util.Map;

/** Trains the UNet and the text encoder from nothing on latents of the illustrated world, predicting velocity, every timestep alike. */
public final class DiffusionTraining implements AutoCloseable {

    private static final int WARMUP = 100;

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
    private final PretrainingState state;

    /**
     * A training in a folder, from its last checkpoint where there is one.
     *
     * @param skeleton the configurations of the model
     * @param autoencoderOut where the autoencoder was trained
     * @param out receives checkpoints, and the model as a diffusers folder
     */
    public DiffusionTraining(DiffusionSettings settings, Path skeleton, Path autoencoderOut, Path out) {
        this.settings = settings;
        this.out = out;
        this.seeds = new Seeds(settings.seed());
        this.model = StarterFolder.create(skeleton, out.resolve("model"));
        this.autoencoder = autoencoder(autoencoderOut);
        Weights fresh = Weights.fresh(seeds.at("text encoder"), owner);
        this.textEncoder = new ClipTextModel(fresh, ClipTextConfig.read(config("text_encoder")));
        this.unet = new UNet2DConditionModel(Weights.fresh(seeds.at("unet"), owner), UNetConfig.read(config("unet")));
        ZeroStart.of(unet.parameters());
        this.unetPart =
                new TrainedPart("unet", unet.parameters(), DiffusionTraining::isHidden, owner, settings.averageDecay());
        this.textPart =
                new TrainedPart("text_encoder", textEncoder.parameters(), _ -> false, owner, settings.averageDecay());
        this.noise = NoiseSchedule.of(SchedulerConfig.read(model.path().resolve("scheduler")));
        this.schedule = LearningRateSchedule.cosine(settings.decayFrom(), settings.steps(), .02)
                .withWarmup(WARMUP);
        this.state = new PretrainingState(out);
    }

    /** Trains to the last step, or until the listener asks to stop; the model is written with every checkpoint. */
    public void run(EngineListener listener) {
        Latest latest = resume();
        TrainingLog log = new TrainingLog(out, 25, settings.batchSize(), latest.seconds());
        int step = latest.step();
        try (Shards shards = new Shards(settings.shards());
                SceneLatents latents = new SceneLatents(autoencoder, out.resolve("latents.f32"))) {
            while (latents.count() < settings.scenes(step)) {
                listener.on(new EngineEvent.Preparing("Encoding scenes", latents.count(), settings.scenes(step)));
                latents.extend(Math.min(settings.scenes(step), latents.count() + 512), shards);
            }
            double scaling = latents.scalingFactor(settings.firstScenes());
            model.scalingFactor(scaling);
            SceneBatches batches = new SceneBatches(settings, model.path(), latents, scaling, noise.timesteps());
            while (step < settings.steps() && !listener.stopRequested()) {
                long started = System.nanoTime();
                int now = step++;
                latents.extend(settings.scenes(now), shards);
                double loss = shards.average(shard -> backward(batches.batch(now, shard, seeds)));
                double rate = settings.learningRate() * schedule.at(now);
                unetPart.step(rate, shards);
                textPart.step(rate * settings.textShare(), shards);
                double seconds = (System.nanoTime() - started) / 1e9;
                log.add(step, loss, seconds);
                listener.on(new EngineEvent.StepDone(step, settings.steps(), loss, seconds));
                if (step % settings.checkpointEvery() == 0) {
                    save(step, log.seconds());
                }
            }
        }
        save(step, log.seconds());
    }

    @Override
    public void close() {
        owner.close();
    }

    /** One shard's share of a batch: || v - v(x_t, t, caption) ||^2, averaged; leaves the gradients at the leaves. */
    private double backward(SceneBatches.Batch batch) {
        try (Scope s = Scope.training(Precision.FP32)) {
            NDArray latents = batch.latents(s, unet.config()); // (B, C, H, W)
            NDArray drawn = batch.noise(s, latents);
            NDArray timesteps = s.of(batch.timesteps(), batch.timesteps().length);
            NDArray context = textEncoder.forward(s, batch.tokens(s)).lastHiddenState(); // (B, S, D)
            NDArray noisy = noise.addNoise(s, latents, drawn, batch.timesteps());
            NDArray target = noise.target(s, latents, drawn, batch.timesteps());
            NDArray predicted = unet.forward(s, noisy, timesteps, context);
            NDArray difference = Kernels.sub(s, predicted, target);
            NDArray places = batch.places(s, unet.config(), settings.middleWeight()); // (1, 1, H, W)
            NDArray loss = Kernels.mean(s, Kernels.mul(s, Kernels.mul(s, difference, difference), places));
            Gradients.backward(Kernels.scale(s, loss, 1.0 / settings.shards()));
            return loss.getFloat();
        }
    }

    private AutoencoderKL autoencoder(Path folder) {
        PretrainingState trained = new PretrainingState(folder);
        int step = trained.latest().orElse(new Latest(0, 0)).step();
        VaeConfig config = VaeConfig.read(config("vae"));
        if (step == 0) {
            return new AutoencoderKL(Weights.fresh(seeds.at("autoencoder"), owner), config);
        }
        SafetensorsFile file = trained.file(step, AutoencoderTraining.PART + TrainedPart.AVERAGE);
        return new AutoencoderKL(Weights.of(file, owner), config);
    }

    /** Whether a tensor of the UNet lies between its first and its last layer. */
    private static boolean isHidden(String name) {
        return !name.startsWith("conv_in.") && !name.startsWith("conv_out.");
    }

    private Path config(String part) {
        return model.path().resolve(part).resolve("config.json");
    }

    private Latest resume() {
        Latest latest = state.latest().orElse(new Latest(0, 0));
        if (latest.step() > 0) {
            unetPart.load(state, latest.step());
            textPart.load(state, latest.step());
        }
        return latest;
    }

    private void save(int step, double seconds) {
        Map<String, SafetensorsWriter> files = new HashMap<>();
        unetPart.save(files);
        textPart.save(files);
        state.save(new Latest(step, seconds), files);
        unetPart.export(model, "unet/diffusion_pytorch_model.safetensors");
        textPart.export(model, "text_encoder/model.safetensors");
        model.weights(
                "vae/diffusion_pytorch_model.safetensors",
                autoencoder.parameters().names(),
                autoencoder.parameters().leaves());
        model.seal();
    }
}
