package io.likeness.workshop.pretraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.EngineEvent;
import io.likeness.engine.EngineListener;
import io.likeness.engine.Precision;
import io.likeness.engine.vae.VaeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainingTest {

    @TempDir
    Path folder;

    private Path skeleton;

    @BeforeEach
    void makeTheNetworksTiny() throws IOException {
        skeleton = folder.resolve("skeleton");
        Path shipped = Path.of("config/starter/model");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = skeleton.resolve(shipped.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, tiny(Files.readString(file)));
            }
        }
    }

    @Test
    void anInterruptedDiffusionTrainingGoesOnAsIfNothingHadHappened() throws IOException {
        Path autoencoder = folder.resolve("autoencoder");
        train(autoencoderSettings(2), autoencoder);

        List<Double> whole = train(diffusionSettings(4), autoencoder, folder.resolve("whole"), 4);
        List<Double> parts = new ArrayList<>(train(diffusionSettings(4), autoencoder, folder.resolve("parts"), 2));
        parts.addAll(train(diffusionSettings(4), autoencoder, folder.resolve("parts"), 4));

        assertThat(parts).isEqualTo(whole).hasSize(4).doesNotHaveDuplicates();
        Path file = Path.of("model/unet/diffusion_pytorch_model.safetensors");
        assertThat(Files.readAllBytes(folder.resolve("parts").resolve(file)))
                .isEqualTo(Files.readAllBytes(folder.resolve("whole").resolve(file)));
    }

    @Test
    void aDiffusionTrainingThatIsStoppedWhileItEncodesKeepsWhatIsEncoded() throws IOException {
        Path autoencoder = folder.resolve("autoencoder");
        train(autoencoderSettings(2), autoencoder);
        Path out = Files.createDirectories(folder.resolve("out"));
        StopAtFirstWord stop = new StopAtFirstWord();

        try (Pretraining training =
                new DiffusionTraining(manyScenes(300), skeleton, Beginning.atRandom(), autoencoder, out)) {
            training.run(stop);
        }

        assertThat(stop.words).hasSize(1).first().isEqualTo(new EngineEvent.Preparing("Encoding scenes", 0, 300));
        long scene = 8 * 16 * 16 * Float.BYTES;
        assertThat(Files.size(out.resolve("latents.f32"))).isBetween(128 * scene, 200 * scene);
        assertThat(out.resolve("checkpoints")).doesNotExist();
    }

    @Test
    void theAutoencoderLearnsAndItsLossIsLogged() throws IOException {
        Path out = folder.resolve("autoencoder");
        List<Double> losses = train(autoencoderSettings(60), out);

        assertThat(mean(losses.subList(50, 60))).isLessThan(.8 * mean(losses.subList(0, 10)));
        assertThat(Files.readAllLines(out.resolve("losses.csv"))).hasSize(4);
    }

    private List<Double> train(AutoencoderSettings settings, Path out) throws IOException {
        Files.createDirectories(out);
        VaeConfig config = VaeConfig.read(skeleton.resolve("vae/config.json"));
        return TrainingLosses.of(
                new AutoencoderTraining(settings, config, Beginning.atRandom(), out), settings.steps());
    }

    private List<Double> train(DiffusionSettings settings, Path autoencoder, Path out, int stopAfter)
            throws IOException {
        Files.createDirectories(out);
        return TrainingLosses.of(
                new DiffusionTraining(settings, skeleton, Beginning.atRandom(), autoencoder, out), stopAfter);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static String tiny(String json) {
        return json.replace("[24, 48, 96]", "[8, 8, 8]")
                .replace("[96, 192]", "[16, 16]")
                .replace("\"hidden_size\": 128", "\"hidden_size\": 16")
                .replace("\"intermediate_size\": 512", "\"intermediate_size\": 32")
                .replace("\"cross_attention_dim\": 128", "\"cross_attention_dim\": 16");
    }

    private static AutoencoderSettings autoencoderSettings(int steps) {
        return new AutoencoderSettings(1, steps, 32, steps, 4, 2, 4e-3, steps, 1e-4, .9, 100, Precision.FP32, null);
    }

    /** Stops as soon as it hears something. */
    private static final class StopAtFirstWord implements EngineListener {
        final List<EngineEvent> words = new ArrayList<>();

        @Override
        public void on(EngineEvent event) {
            words.add(event);
        }

        @Override
        public boolean stopRequested() {
            return !words.isEmpty();
        }
    }

    private static DiffusionSettings manyScenes(int scenes) {
        return new DiffusionSettings(
                2, 4, 4, scenes, 8, scenes, 4, 2, 1e-3, .25, .1, .5, .7, 3, .9, 2, 2, Precision.FP32, null);
    }

    private static DiffusionSettings diffusionSettings(int steps) {
        return new DiffusionSettings(
                2, steps, steps, 32, 8, 100, 4, 2, 1e-3, .25, .1, .5, .7, 3, .9, 2, 2, Precision.FP32, null);
    }
}
