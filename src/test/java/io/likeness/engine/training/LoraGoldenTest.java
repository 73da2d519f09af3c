package io.likeness.engine.training;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.Precision;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.lora.AdaptedNetwork;
import io.likeness.engine.checkpoint.lora.KohyaNames;
import io.likeness.engine.golden.Comparison;
import io.likeness.engine.golden.GoldenCase;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.pipeline.LoraAdapter;
import io.likeness.engine.pipeline.StableDiffusion;
import io.likeness.engine.tensor.Gradients;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.unet.Conditioning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Adapters in kohya's files: outputs, gradients, and the matrices after three AdamW steps, against diffusers and PEFT. */
class LoraGoldenTest {

    private static final Pattern PEFT = Pattern.compile("(unet|text_encoder(?:_2)?)\\.(.+)\\.lora_([AB])\\.weight");

    @TestFactory
    Stream<DynamicTest> lora() {
        return GoldenFolder.given().tests("lora/sd1", this::check);
    }

    /** The UNet's adapter of SDXL learns, those of the text encoders stay as they are; the file is made of the matrices that PEFT wrote. */
    @TestFactory
    Stream<DynamicTest> sdxl() {
        return GoldenFolder.given().tests("lora/sdxl", this::checkTraining);
    }

    private void checkTraining(GoldenCase golden, Comparison comparison) throws IOException {
        golden.tensors().names().stream()
                .filter(name -> name.startsWith("alpha"))
                .forEach(name -> comparison.leaveOut("AdapterStackGoldenTest compares it", name));
        Path file = Files.createTempFile("sdxl", ".safetensors");
        try (Scope owner = Scope.open()) {
            kohya(golden).write(file);
            LoraAdapter adapter = LoraAdapter.read(file, owner);
            StableDiffusion model = StableDiffusion.load(golden.weights(), adapter, owner);
            train(golden, comparison, model, unet(adapter.leaves()));
        } finally {
            Files.delete(file);
        }
    }

    private static SequencedMap<String, NDArray> unet(SequencedMap<String, NDArray> leaves) {
        SequencedMap<String, NDArray> learning = new LinkedHashMap<>(leaves);
        learning.keySet().removeIf(name -> !name.startsWith(KohyaNames.UNET));
        return learning;
    }

    private static SafetensorsWriter kohya(GoldenCase golden) {
        SafetensorsFile peft = SafetensorsFile.open(golden.folder().resolve("lora/sdxl_alpha4_peft.safetensors"));
        float alpha = golden.json().get("training").get("alpha").floatValue();
        SafetensorsWriter file = new SafetensorsWriter();
        peft.names().forEach(name -> {
            String matrix = kohya(name, KohyaNames.STABLE_DIFFUSION_XL);
            file.add(matrix, peft.floats(name), peft.info(name).dimensions());
            if (matrix.endsWith(KohyaNames.UP)) {
                file.add(matrix.replace(KohyaNames.UP, KohyaNames.ALPHA), new float[] {alpha});
            }
        });
        return file;
    }

    private void check(GoldenCase golden, Comparison comparison) {
        outputs(golden, comparison, "alpha4");
        outputs(golden, comparison, "alpha8");
        try (Scope owner = Scope.open()) {
            LoraAdapter adapter = LoraAdapter.read(file(golden, "alpha8"), owner);
            StableDiffusion model = StableDiffusion.load(golden.weights(), adapter, owner);
            train(golden, comparison, model, adapter.leaves());
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

    private static void train(
            GoldenCase golden, Comparison comparison, StableDiffusion model, SequencedMap<String, NDArray> leaves) {
        JsonNode training = golden.json().get("training");
        GoldenBatches batches = new GoldenBatches(
                golden.other(training.get("inputs").asString()).tensors(), model);
        DreamBoothLoss loss = DreamBoothLoss.of(model.noiseScheduler("ddpm").schedule(), 1);
        int count = training.get("prompts").size();
        float[] losses = new float[GoldenBatches.STEPS];
        float[] norms = new float[GoldenBatches.STEPS];
        try (Scope state = Scope.open()) {
            AdamW optimizer = new AdamW(state, leaves, AdamW.Settings.DREAM_BOOTH);
            for (int step = 0; step < GoldenBatches.STEPS; step++) {
                try (Scope s = Scope.training(Precision.FP32)) {
                    NDArray total = loss.of(s, model.unet(), batches.batch(s, step, count, count / 2, 0))
                            .total();
                    Gradients.backward(total);
                    losses[step] = total.getFloat();
                    if (step == 0) {
                        compare(golden, comparison, "train.grad.", leaves, leaf -> Gradients.of(s, leaf));
                    }
                }
                norms[step] = optimizer.step(training.get("lr").asDouble());
            }
        }
        comparison.floats("train.loss", losses);
        comparison.floats("train.grad_norm", norms);
        compare(golden, comparison, "train.after.", leaves, leaf -> leaf);
    }

    private static void compare(
            GoldenCase golden,
            Comparison comparison,
            String prefix,
            SequencedMap<String, NDArray> leaves,
            UnaryOperator<NDArray> of) {
        for (String tensor : golden.tensors().names()) {
            if (tensor.startsWith(prefix)) {
                comparison.tensor(
                        tensor,
                        of.apply(leaves.get(kohya(tensor.substring(prefix.length()), KohyaNames.in(leaves.keySet())))));
            }
        }
    }

    /** PEFT's name of a matrix in kohya's words. */
    private static String kohya(String peft, KohyaNames names) {
        Matcher parts = PEFT.matcher(peft);
        if (!parts.matches()) {
            throw new IllegalArgumentException(peft);
        }
        AdaptedNetwork network = Stream.of(AdaptedNetwork.values())
                .filter(each -> each.part().equals(parts.group(1)))
                .findFirst()
                .orElseThrow();
        String matrix = parts.group(3).equals("A") ? KohyaNames.DOWN : KohyaNames.UP;
        return names.of(network, parts.group(2)) + "." + matrix;
    }
}
