package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.golden.Comparison;
import io.likeness.engine.golden.GoldenCase;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.noise.NoiseScheduler.Denoising;
import io.likeness.engine.tensor.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The noise schedulers beside diffusers': timesteps, sigmas and whole denoising loops. */
class NoiseSchedulerGoldenTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TestFactory
    Stream<DynamicTest> everyVariantOfEveryNoiseScheduler() {
        return GoldenFolder.given()
                .tests(
                        "schedulers/{ddpm,ddim,pndm,dpmpp_2m,dpmpp_2m_karras,euler,euler_ancestral,unipc,lcm}",
                        this::checkLoops);
    }

    /** What the shared cases leave out; the README beside them tells how they were made. */
    @TestFactory
    Stream<DynamicTest> everyOptionThatPublishedModelsUse() {
        return GoldenFolder.given().tests("schedulers/options_*", this::checkLoops);
    }

    @TestFactory
    Stream<DynamicTest> everyBetaScheduleInTraining() {
        return GoldenFolder.given().tests("schedulers/training", this::checkTraining);
    }

    private void checkLoops(GoldenCase golden, Comparison comparison) {
        for (Map.Entry<String, JsonNode> variant : golden.json().get("variants").properties()) {
            NoiseScheduler scheduler = NoiseSchedulers.of(config(variant.getValue()));
            golden.tensors().names().stream()
                    .filter(name -> name.matches(variant.getKey() + "\\.n\\d+\\.timesteps"))
                    .map(name -> Integer.parseInt(name.replaceAll(".*\\.n(\\d+)\\..*", "$1")))
                    .forEach(steps -> checkLoop(golden, comparison, scheduler, variant.getKey() + ".n" + steps, steps));
        }
    }

    private void checkLoop(GoldenCase golden, Comparison comparison, NoiseScheduler scheduler, String name, int steps) {
        SafetensorsFile tensors = golden.tensors();
        comparison.floats(name + ".timesteps", floats(scheduler.timesteps(steps)));
        List<SamplingPoint> points = scheduler.points(SamplingSteps.all(steps));
        if (tensors.has(name + ".sigmas")) {
            comparison.floats(name + ".sigmas", floats(sigmas(points)));
        }
        if (!tensors.has(name + ".final")) {
            return;
        }
        try (Scope run = Scope.open()) {
            Denoising denoising =
                    scheduler.start(run, SamplingSteps.all(steps), new StoredNoise(tensors, name + ".noises"));
            NDArray x = run.of(tensors.floats("start"), tensors.info("start").dimensions())
                    .mul(scheduler.initNoiseSigma(steps));
            float[][] path = new float[points.size() + 1][];
            path[0] = x.toFloatArray();
            for (int i = 0; i < points.size(); i++) {
                try (Scope s = run.nested()) {
                    NDArray input = points.get(i).level().input(s, x);
                    x = run.keep(denoising.step(s, model(input, points.get(i).timestep()), x));
                }
                path[i + 1] = x.toFloatArray();
            }
            comparison.tensor(name + ".final", x);
            if (tensors.has(name + ".latents")) {
                comparison.floats(name + ".latents", joined(path));
            }
        }
    }

    /** Noise per unit of image at each point, and none at the end. */
    private static double[] sigmas(List<SamplingPoint> points) {
        double[] sigmas = points.stream()
                .mapToDouble(point -> point.level().sigma() / point.level().alpha())
                .toArray();
        return Arrays.copyOf(sigmas, sigmas.length + 1);
    }

    private void checkTraining(GoldenCase golden, Comparison comparison) {
        SafetensorsFile tensors = golden.tensors();
        long[] timesteps = tensors.integers("timesteps");
        Stream.of("scaled_linear", "linear", "squaredcos_cap_v2", "scaled_linear_zero_snr")
                .forEach(name -> {
                    NoiseSchedule schedule = schedule(name);
                    comparison.floats(name + ".betas", each(schedule, schedule::beta));
                    comparison.floats(name + ".alphas_cumprod", each(schedule, schedule::alphaCumprod));
                    if (tensors.has(name + ".snr")) {
                        comparison.floats(name + ".snr", each(schedule, schedule::snr));
                    }
                    try (Scope s = Scope.open()) {
                        NDArray x0 =
                                s.of(tensors.floats("x0"), tensors.info("x0").dimensions());
                        NDArray noise = s.of(
                                tensors.floats("noise"), tensors.info("noise").dimensions());
                        comparison.tensor(name + ".noisy", schedule.addNoise(s, x0, noise, timesteps));
                        comparison.tensor(name + ".velocity", schedule.velocity(s, x0, noise, timesteps));
                    }
                });
    }

    /** The case's stand-in for a network: 0.1 x + 0.01 sin(t). */
    private static NDArray model(NDArray x, double timestep) {
        return x.mul(0.1).add(0.01 * Math.sin(timestep));
    }

    private static SchedulerConfig config(JsonNode variant) {
        var json = (ObjectNode) variant.get("config").deepCopy();
        json.put("_class_name", variant.get("class").asString());
        return new SchedulerConfig("the case", json);
    }

    private static NoiseSchedule schedule(String name) {
        // "linear" and the cosine were made with diffusers' default range, the others with Stable Diffusion's.
        String range = name.startsWith("scaled") ? "\"beta_start\": 0.00085, \"beta_end\": 0.012," : "";
        boolean zeroSnr = name.endsWith("_zero_snr");
        return NoiseSchedule.of(new SchedulerConfig(
                "the case", JSON.readTree("""
                {%s "beta_schedule": "%s", "rescale_betas_zero_snr": %s, "prediction_type": "v_prediction"}
                """.formatted(range, name.replace("_zero_snr", ""), zeroSnr))));
    }

    private static float[] each(NoiseSchedule schedule, IntToDoubleFunction value) {
        double[] values = new double[schedule.timesteps()];
        Arrays.setAll(values, value);
        return floats(values);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static float[] joined(float[][] parts) {
        float[] all = new float[parts.length * parts[0].length];
        for (int i = 0; i < parts.length; i++) {
            System.arraycopy(parts[i], 0, all, i * parts[i].length, parts[i].length);
        }
        return all;
    }

    /** The unit normals that the case stored, in the order in which steps draw them. */
    private static final class StoredNoise implements NoiseScheduler.NoiseSource {

        private final SafetensorsFile tensors;
        private final String name;
        private int drawn;

        StoredNoise(SafetensorsFile tensors, String name) {
            this.tensors = tensors;
            this.name = name;
        }

        @Override
        public NDArray like(Scope s, NDArray like) {
            int size = (int) like.size();
            float[] all = tensors.floats(name);
            float[] next = Arrays.copyOfRange(all, drawn * size, (drawn + 1) * size);
            drawn++;
            return s.of(next, like.getShape().getShape());
        }
    }
}
