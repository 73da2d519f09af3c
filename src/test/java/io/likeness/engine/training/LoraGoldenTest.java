package io.likeness.engine.training;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.Precision;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.golden.Comparison;
import io.likeness.engine.golden.GoldenCase;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.pipeline.LoraAdapter;
import io.likeness.engine.pipeline.StableDiffusion;
import io.likeness.engine.tensor.Gradients;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.unet.Conditioning;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Adapters in kohya's files: outputs, gradients, and the matrices after three AdamW steps, against diffusers and PEFT. */
class LoraGoldenTest {

    @TestFactory
    Stream<DynamicTest> lora() {
        return GoldenFolder.given().tests("lora/sd1", this::check);
    }

    private void check(GoldenCase golden, Comparison comparison) {
        outputs(golden, comparison, "alpha4");
        outputs(golden, comparison, "alpha8");
        try (Scope owner = Scope.open()) {
            LoraAdapter adapter = LoraAdapter.read(file(golden, "alpha8"), owner);
            StableDiffusion model = StableDiffusion.load(golden.weights(), adapter, owner);
            train(golden, comparison, model, adapter);
        }
    }

    private static Path file(GoldenCase golden, String alpha) {
        return golden.folder().resolve(golden.name() + "_" + alpha + "_kohya.safetensors");
    }

    private static void outputs(GoldenCase golden, Comparison comparison, String alpha) {
        try (Scope s = Scope.open()) {
            StableDiffusion model = StableDiffusion.load(golden.weights(), LoraAdapter.read(file(golden, alpha), s), s);
            SafetensorsFile in = golden.tensors();
            NDArray sample = s.of(in.floats("in.sample"), in.info("in.sample").dimensions());
            NDArray context = s.of(
                    in.floats("in.encoder_hidden_states"),
                    in.info("in.encoder_hidden_states").dimensions());
            NDArray ids =
                    s.of(in.integers("in.input_ids"), in.info("in.input_ids").dimensions());
            double timestep = golden.json().get("timestep").asDouble();
            comparison.tensor(alpha + ".unet", model.unet().forward(s, sample, timestep, Conditioning.of(context)));
            comparison.tensor(
                    alpha + ".text_encoder", model.text().embed(s, List.of(ids)).context());
        }
    }

    private static void train(GoldenCase golden, Comparison comparison, StableDiffusion model, LoraAdapter adapter) {
        JsonNode training = golden.json().get("training");
        GoldenBatches batches = new GoldenBatches(
                golden.other(training.get("inputs").asString()).tensors(), model);
        DreamBoothLoss loss = DreamBoothLoss.of(model.noiseScheduler("ddpm").schedule(), 1);
        int count = training.get("prompts").size();
        float[] losses = new float[GoldenBatches.STEPS];
        float[] norms = new float[GoldenBatches.STEPS];
        try (Scope state = Scope.open()) {
            AdamW optimizer = new AdamW(state, adapter.leaves(), AdamW.Settings.DREAM_BOOTH);
            for (int step = 0; step < GoldenBatches.STEPS; step++) {
                try (Scope s = Scope.training(Precision.FP32)) {
                    NDArray total = loss.of(s, model.unet(), batches.batch(s, step, count, count / 2, 0))
                            .total();
                    Gradients.backward(total);
                    losses[step] = total.getFloat();
                    if (step == 0) {
                        compare(golden, comparison, "train.grad.", adapter.leaves(), leaf -> Gradients.of(s, leaf));
                    }
                }
                norms[step] = optimizer.step(training.get("lr").asDouble());
            }
        }
        comparison.floats("train.loss", losses);
        comparison.floats("train.grad_norm", norms);
        compare(golden, comparison, "train.after.", adapter.leaves(), leaf -> leaf);
    }

    private static void compare(
            GoldenCase golden,
            Comparison comparison,
            String prefix,
            SequencedMap<String, NDArray> leaves,
            UnaryOperator<NDArray> of) {
        for (String tensor : golden.tensors().names()) {
            if (tensor.startsWith(prefix)) {
                comparison.tensor(tensor, of.apply(leaves.get(kohya(tensor.substring(prefix.length())))));
            }
        }
    }

    /** PEFT's name of a matrix in kohya's words. */
    private static String kohya(String peft) {
        Map<String, String> matrices =
                Map.of(".lora_A.weight", ".lora_down.weight", ".lora_B.weight", ".lora_up.weight");
        String matrix = peft.substring(peft.length() - ".lora_A.weight".length());
        String layer = peft.substring(0, peft.length() - matrix.length());
        String flat = layer.replaceFirst("^unet", "lora_unet").replaceFirst("^text_encoder", "lora_te");
        return flat.replace('.', '_') + matrices.get(matrix);
    }
}
