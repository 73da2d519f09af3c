package io.likeness.engine.pipeline;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.GenerationSpec.Adapter;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.golden.Comparison;
import io.likeness.engine.golden.GoldenCase;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.text.ClipTextOutput;
import io.likeness.engine.unet.Conditioning;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Adapter files of every layout beside a loaded model, against diffusers and PEFT. */
class AdapterStackGoldenTest {

    private static final String[] TRAINING = {"train.loss", "train.grad_norm"};

    /** Every layout of the same matrices at the same strength gives the same output. */
    @TestFactory
    Stream<DynamicTest> lora() {
        return GoldenFolder.given().tests("lora/sd1", (golden, comparison) -> {
            outputs(golden, comparison, "alpha4", "sd1_alpha4_diffusers");
            outputs(golden, comparison, "alpha4", "sd1_alpha4_kohya");
            outputs(golden, comparison, "alpha4", "sd1_alpha4_peft");
            outputs(golden, comparison, "alpha8", "sd1_alpha8_diffusers_metadata");
            outputs(golden, comparison, "alpha8", "sd1_alpha8_kohya");
            comparison.leaveOut("training is LoraGoldenTest's", TRAINING);
        });
    }

    @TestFactory
    Stream<DynamicTest> dora() {
        return GoldenFolder.given().tests("lora/sd1_dora", (golden, comparison) -> {
            outputs(golden, comparison, "alpha4", "sd1_dora_alpha4_peft");
            comparison.leaveOut("adapters of this kind are drawn with, not trained", TRAINING);
        });
    }

    /** Both text encoders, and the UNet under its original names and under diffusers'. */
    @TestFactory
    Stream<DynamicTest> loraOfStableDiffusionXl() {
        return GoldenFolder.given().tests("lora/sdxl", (golden, comparison) -> {
            outputs(golden, comparison, "alpha4", "sdxl_alpha4_kohya");
            outputs(golden, comparison, "alpha4", "sdxl_alpha4_peft");
            outputs(golden, comparison, "alpha8", "sdxl_alpha8_kohya_diffusers_names");
            comparison.leaveOut("training is LoraGoldenTest's", TRAINING);
        });
    }

    private static void outputs(GoldenCase golden, Comparison comparison, String alpha, String file) {
        try (Scope owner = Scope.open()) {
            StableDiffusion model = StableDiffusion.load(golden.weights(), owner);
            Path path = golden.folder().resolve("lora/" + file + ".safetensors");
            try (AdapterStack _ = AdapterStack.beside(model, List.of(new Adapter(path, 1)), _ -> {});
                    Scope s = owner.nested()) {
                compare(golden, comparison, alpha, model, s);
            }
        }
    }

    private static void compare(
            GoldenCase golden, Comparison comparison, String alpha, StableDiffusion model, Scope s) {
        SafetensorsFile in = golden.tensors();
        double timestep = golden.json().get("timestep").asDouble();
        comparison.tensor(
                alpha + ".unet", model.unet().forward(s, tensor(s, in, "in.sample"), timestep, conditioning(s, in)));
        NDArray ids = s.of(in.integers("in.input_ids"), in.info("in.input_ids").dimensions());
        for (TextEncoder encoder : model.text().each()) {
            ClipTextOutput output = encoder.network().forward(s, ids);
            boolean projected = encoder.network().config().projection() > 0;
            comparison.tensor(alpha + "." + encoder.part(), projected ? output.pooled() : output.lastHiddenState());
        }
    }

    private static Conditioning conditioning(Scope s, SafetensorsFile in) {
        NDArray context = tensor(s, in, "in.encoder_hidden_states");
        return in.has("in.text_embeds")
                ? new Conditioning(
                        context, new Conditioning.Added(tensor(s, in, "in.text_embeds"), tensor(s, in, "in.time_ids")))
                : Conditioning.of(context);
    }

    private static NDArray tensor(Scope s, SafetensorsFile in, String name) {
        return s.of(in.floats(name), in.info(name).dimensions());
    }
}
