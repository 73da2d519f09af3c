package io.likeness.engine.training;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.Precision;
import io.likeness.engine.golden.Comparison;
import io.likeness.engine.golden.GoldenCase;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.noise.NoiseSchedule;
import io.likeness.engine.pipeline.StableDiffusion;
import io.likeness.engine.tensor.Gradients;
import io.likeness.engine.tensor.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Losses, gradients, and weights after three AdamW steps, against diffusers' DreamBooth training. */
class DreamBoothGoldenTest {

    private static final int STEPS = GoldenBatches.STEPS;

    @TestFactory
    Stream<DynamicTest> training() {
        return GoldenFolder.given().tests("train/sd*", this::check);
    }

    private void check(GoldenCase golden, Comparison comparison) {
        for (JsonNode rate : golden.json().at("/optimizer/learning_rates").values()) {
            try (Scope owner = Scope.open()) {
                new Run(golden, comparison, rate.asDouble(), owner).train();
            }
        }
    }

    /** Three steps at one learning rate. */
    private static final class Run {

        private final GoldenCase golden;
        private final Comparison comparison;
        private final double rate;
        private final String prefix;
        private final boolean first;
        private final GoldenBatches batches;
        private final StableDiffusion model;
        private final DreamBoothLoss loss;
        private final SequencedMap<String, NDArray> leaves;
        private final Map<String, float[]> before = new HashMap<>();

        Run(GoldenCase golden, Comparison comparison, double rate, Scope owner) {
            this.golden = golden;
            this.comparison = comparison;
            this.rate = rate;
            JsonNode rates = golden.json().at("/optimizer/learning_rates");
            this.first = rate == rates.get(0).asDouble();
            this.prefix = prefix(golden, rate);
            this.model = StableDiffusion.load(golden.weights(), owner);
            this.batches = new GoldenBatches(golden.other(golden.text("inputs")).tensors(), model);
            double snrGamma = golden.json().at("/options/snr_gamma").asDouble(Double.POSITIVE_INFINITY);
            double stated = golden.json().get("prior_loss_weight").asDouble();
            double priorWeight = golden.json().at("/options/prior_weight").asDouble(stated);
            NoiseSchedule schedule = model.noiseScheduler("ddpm").schedule();
            this.loss = new DreamBoothLoss(schedule, priorWeight, snrGamma);
            boolean textEncoder = golden.texts("trained").contains("text_encoder");
            this.leaves = TrainedNetworks.of(model, textEncoder).leaves();
            leaves.forEach((name, leaf) -> before.put(name, leaf.toFloatArray()));
        }

        /** Python writes the rate into the tensors' names in its own way, such as lr5e-06. */
        private static String prefix(GoldenCase golden, double rate) {
            return golden.tensors().names().stream()
                    .filter(name -> name.matches("lr[-\\d.e]+\\.loss"))
                    .map(name -> name.substring(0, name.length() - "loss".length()))
                    .filter(name -> Double.parseDouble(name.substring(2, name.length() - 1)) == rate)
                    .findFirst()
                    .orElseThrow();
        }

        void train() {
            try (Scope state = Scope.open()) {
                AdamW optimizer = new AdamW(state, leaves, AdamW.Settings.DREAM_BOOTH);
                float[][] losses = new float[4][STEPS]; // loss, instance, prior, norm
                for (int step = 0; step < STEPS; step++) {
                    try (Scope s = Scope.training(Precision.FP32)) {
                        Batch batch = batch(s, step);
                        Losses parts = loss.of(s, model.unet(), batch);
                        Gradients.backward(parts.total());
                        losses[0][step] = parts.total().getFloat();
                        losses[1][step] = parts.instance().getFloat();
                        losses[2][step] =
                                parts.prior() == null ? 0 : parts.prior().getFloat();
                        if (first && step == 0) {
                            compareFirstStep(s, batch);
                        }
                    }
                    losses[3][step] = optimizer.step(rate);
                }
                comparison.floats(prefix + "loss", losses[0]);
                comparison.floats(prefix + "instance_loss", losses[1]);
                comparison.floats(prefix + "prior_loss", losses[2]);
                comparison.floats(prefix + "grad_norm", losses[3]);
                compareWeights();
            }
        }

        private Batch batch(Scope s, int step) {
            int count = golden.texts("prompts").size();
            boolean prior = golden.json().get("prior_preservation").asBoolean();
            double offset = golden.json().at("/options/offset").asDouble(0);
            return batches.batch(s, step, count, prior ? count / 2 : count, offset);
        }

        private void compareFirstStep(Scope s, Batch batch) {
            NDArray noisy = loss.schedule().addNoise(s, batch.latents(), batch.noise(), batch.timesteps());
            comparison.tensor("step0.latents", batch.latents());
            comparison.tensor("step0.noisy_latents", noisy);
            comparison.tensor(
                    "step0.target", loss.schedule().target(s, batch.latents(), batch.noise(), batch.timesteps()));
            comparison.tensor(
                    "step0.model_pred",
                    model.unet()
                            .forward(
                                    s, noisy, s.of(batch.timesteps(), batch.timesteps().length), batch.conditioning()));
            if (golden.tensors().has("step0.encoder_hidden_states")) {
                comparison.tensor(
                        "step0.encoder_hidden_states", batch.conditioning().context());
            }
            compareGradients(s);
        }

        private void compareGradients(Scope s) {
            Map<String, float[]> gradients = new HashMap<>();
            leaves.forEach(
                    (name, leaf) -> gradients.put(name, Gradients.of(s, leaf).toFloatArray()));
            for (String tensor : golden.tensors().names()) {
                if (tensor.startsWith("grad.")) {
                    comparison.floats(tensor, gradients.get(tensor.substring("grad.".length())));
                }
            }
            compareStatistics("grad_stats", gradients, List.of());
        }

        private void compareWeights() {
            Map<String, float[]> changes = new HashMap<>();
            leaves.forEach((name, leaf) -> {
                float[] after = leaf.toFloatArray();
                if (golden.tensors().has(prefix + "weight." + name)) {
                    comparison.floats(prefix + "weight." + name, after);
                }
                float[] change = after.clone();
                for (int i = 0; i < change.length; i++) {
                    change[i] -= before.get(name)[i];
                }
                changes.put(name, change);
            });
            compareStatistics(prefix + "delta_stats", changes, golden.texts("noise_gradients"));
        }

        /** Rows: sum, Euclidean norm, and product with sin(1), sin(2), ... of each parameter's numbers. */
        private void compareStatistics(String tensor, Map<String, float[]> numbers, List<String> leftOut) {
            List<String> names = parameterNames();
            float[] stored = golden.tensors().floats(tensor);
            float[] allowed = golden.tensors().floats(tensor + "_atol");
            float[] got = new float[stored.length];
            double[] tolerance = new double[stored.length];
            for (int row = 0; row < names.size(); row++) {
                double[] statistics = statistics(numbers.get(names.get(row)));
                for (int column = 0; column < 3; column++) {
                    int at = 3 * row + column;
                    boolean out = leftOut.contains(names.get(row));
                    got[at] = out ? stored[at] : (float) statistics[column];
                    tolerance[at] = allowed[row];
                }
            }
            comparison.floats(tensor, got, stored, tolerance);
        }

        private List<String> parameterNames() {
            String[] place = golden.text("parameter_names").split(": ");
            return golden.jsonFile(place[0]).get(place[1]).values().stream()
                    .map(JsonNode::asString)
                    .toList();
        }

        private static double[] statistics(float[] numbers) {
            double[] statistics = new double[3];
            for (int i = 0; i < numbers.length; i++) {
                statistics[0] += numbers[i];
                statistics[1] += (double) numbers[i] * numbers[i];
                statistics[2] += numbers[i] * Math.sin(i + 1.0);
            }
            statistics[1] = Math.sqrt(statistics[1]);
            return statistics;
        }
    }
}
