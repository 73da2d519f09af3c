package io.likeness.engine.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.Precision;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Autoencoders of other shapes than Stable Diffusion's. */
class AutoencoderKLTest {

    @TempDir
    Path folder;

    @Test
    void oneWithoutAttentionAndWithEightLatentChannelsKeepsItsShapes() {
        try (Scope s = Scope.open()) {
            VaeConfig config = config(false);
            AutoencoderKL vae = new AutoencoderKL(Weights.fresh(new Seeds(1), s), config);
            assertThat(vae.parameters().names()).isNotEmpty().noneMatch(name -> name.contains("attentions"));
            NDArray pixels = new Seeds(2).noise(s, 1, 3, 16, 24);
            LatentDistribution latents = vae.encode(s, pixels);
            assertThat(config.factor()).isEqualTo(4);
            assertThat(latents.mean().getShape().getShape()).containsExactly(1, 8, 4, 6);
            assertThat(vae.decode(s, latents.mean()).getShape()).isEqualTo(pixels.getShape());
        }
    }

    @Test
    void scalingAndItsInverseMeet() {
        try (Scope s = Scope.open()) {
            NDArray latents = s.of(new float[] {2.5f}, 1);
            NDArray scaled = config(true).toModelScale(s, latents);
            assertThat(scaled.getFloat()).isCloseTo((2.5f - 0.5f) * 0.25f, within(1e-6f));
            assertThat(config(true).fromModelScale(s, scaled).getFloat()).isCloseTo(2.5f, within(1e-6f));
        }
    }

    @Test
    void attentionUnderItsOlderNamesIsTheSameModel() {
        try (Scope s = Scope.open()) {
            AutoencoderKL vae = new AutoencoderKL(Weights.fresh(new Seeds(1), s), config(true));
            SafetensorsWriter writer = new SafetensorsWriter();
            vae.parameters()
                    .byName()
                    .forEach((name, leaf) -> writer.add(
                            name.replace("to_q", "query")
                                    .replace("to_k", "key")
                                    .replace("to_v", "value")
                                    .replace("to_out.0", "proj_attn"),
                            leaf.toFloatArray(),
                            leaf.getShape().getShape()));
            Path path = folder.resolve("vae.safetensors");
            writer.write(path);
            AutoencoderKL old = new AutoencoderKL(Weights.of(SafetensorsFile.open(path), s), config(true));
            assertThat(old.parameters().names()).anyMatch(name -> name.endsWith("attentions.0.query.weight"));
            NDArray latents = new Seeds(2).noise(s, 1, 8, 2, 2);
            assertThat(old.decode(s, latents).toFloatArray())
                    .isEqualTo(vae.decode(s, latents).toFloatArray());
        }
    }

    @Test
    void oneInFloat32GivesTheSameWhateverPrecisionItsSurroundingsHave() {
        try (Scope weights = Scope.open();
                Scope s = Scope.inference(Precision.BF16)) {
            NDArray pixels = new Seeds(2).noise(s, 1, 3, 16, 16);
            AutoencoderKL vae = new AutoencoderKL(Weights.fresh(new Seeds(1), weights), config(true));
            AutoencoderKL exact = new AutoencoderKL(Weights.fresh(new Seeds(1), weights), config(true), true);
            float[] expected = vae.encode(weights, pixels).mean().toFloatArray();
            assertThat(vae.encode(s, pixels).mean().toFloatArray()).isNotEqualTo(expected);
            NDArray latents = exact.encode(s, pixels).mean();
            assertThat(latents.toFloatArray()).isEqualTo(expected);
            assertThat(exact.decode(s, latents).toFloatArray())
                    .isEqualTo(vae.decode(weights, latents).toFloatArray());
        }
    }

    private static VaeConfig config(boolean attention) {
        return new VaeConfig(3, 3, 8, List.of(4, 8, 8), 1, 4, 16, attention, true, true, 0.25, 0.5);
    }
}
