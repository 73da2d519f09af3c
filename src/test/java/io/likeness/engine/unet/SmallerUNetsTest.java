package io.likeness.engine.unet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * UNets that were made smaller, beside numbers that diffusers 0.40 computes in float64: without a middle block (BK-SDM), and with a
 * residual block alone in the middle and another depth in each transformer (SSD-1B).
 */
class SmallerUNetsTest {

    private static final Path UNETS = Path.of("src/test/resources/cases/models/unets");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"no-middle", "nested"})
    void predictAsDiffusersDoes(String name) {
        Path unet = UNETS.resolve(name);
        SafetensorsFile expected = SafetensorsFile.open(unet.resolve("expected.safetensors"));
        try (Scope s = Scope.open()) {
            UNetConfig config = UNetConfig.read(unet.resolve("config.json"));
            var network = new UNet2DConditionModel(
                    Weights.of(SafetensorsFile.open(unet.resolve("diffusion_pytorch_model.safetensors")), s), config);
            NDArray context = tensor(s, expected, "in.encoder_hidden_states");
            Conditioning conditioning = config.added() == null
                    ? Conditioning.of(context)
                    : new Conditioning(
                            context,
                            new Conditioning.Added(
                                    tensor(s, expected, "in.text_embeds"), tensor(s, expected, "in.time_ids")));
            NDArray out = network.forward(
                    s, tensor(s, expected, "in.sample"), tensor(s, expected, "in.timesteps"), conditioning);
            assertThat(out.toFloatArray())
                    .containsExactly(tensor(s, expected, "out").toFloatArray(), within(2e-5f));
        }
    }

    @Test
    void aMiddleBlockThatIsNotAskedForHasNoPlace() throws IOException {
        String config = Files.readString(Path.of("src/test/resources/golden/checkpoints/sd1/unet/config.json"))
                .replace("\"mid_block_type\": \"UNetMidBlock2DCrossAttn\"", "\"mid_block_type\": null");
        Path file = Files.writeString(folder.resolve("config.json"), config);
        assertThat(UNetConfig.read(file).middle()).isEqualTo(MiddleBlock.NONE);
        var weights = Weights.headersOf(java.util.List.of(SafetensorsFile.open(
                Path.of("src/test/resources/golden/checkpoints/sd1/unet/diffusion_pytorch_model.safetensors"))));
        assertThatThrownBy(() -> new UNet2DConditionModel(weights, UNetConfig.read(file)))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("no place for: 'mid_block.");
    }

    @Test
    void nestedDepthsWithoutThoseOfTheWayUpAreNamed() throws IOException {
        String config = Files.readString(UNETS.resolve("nested/config.json"));
        Path file = Files.writeString(
                folder.resolve("config.json"),
                config.replaceFirst("(?s)\"reverse_transformer_layers_per_block\": \\[.*?\\],\\s*\"", "\""));
        assertThatThrownBy(() -> UNetConfig.read(file))
                .isInstanceOf(BadFile.class)
                .hasMessageContainingAll(
                        "'transformer_layers_per_block' is nested", "reverse_transformer_layers_per_block");
    }

    private static NDArray tensor(Scope s, SafetensorsFile file, String name) {
        float[] numbers = new float[Math.toIntExact(file.info(name).elements())];
        file.bytes(name).asFloatBuffer().get(numbers);
        return s.of(numbers, file.info(name).dimensions());
    }
}
