package io.likeness.engine.vae;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.golden.Comparison;
import io.likeness.engine.golden.GoldenCase;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Scope;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The autoencoder against diffusers' numbers. */
class VaeGoldenTest {

    @TestFactory
    Stream<DynamicTest> vae() {
        return GoldenFolder.given().tests("vae/*", this::check);
    }

    private void check(GoldenCase golden, Comparison comparison) {
        VaeConfig config = VaeConfig.read(golden.weights().resolve("config.json"));
        SafetensorsFile file = SafetensorsFile.open(golden.weights().resolve("diffusion_pytorch_model.safetensors"));
        SafetensorsFile tensors = golden.tensors();
        comparison.same(
                "scaling_factor",
                config.scalingFactor(),
                golden.json().get("scaling_factor").asDouble());
        try (Scope s = Scope.open()) {
            AutoencoderKL vae = new AutoencoderKL(Weights.of(file, s), config);
            for (String shape : List.of("square", "wide")) {
                LatentDistribution latents = vae.encode(s, tensor(s, tensors, "in.pixels_" + shape));
                comparison.tensor("mean_" + shape, latents.mean());
                comparison.tensor("logvar_" + shape, latents.logvar());
                comparison.tensor("sample_" + shape, latents.sample(s, tensor(s, tensors, "in.noise_" + shape)));
                comparison.tensor("decoded_" + shape, vae.decode(s, tensor(s, tensors, "in.latents_" + shape)));
            }
        }
    }

    private static NDArray tensor(Scope s, SafetensorsFile tensors, String name) {
        return s.of(tensors.floats(name), tensors.info(name).dimensions());
    }
}
