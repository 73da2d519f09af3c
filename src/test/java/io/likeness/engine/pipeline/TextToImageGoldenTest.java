package io.likeness.engine.pipeline;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.GenerationSpec.Picture;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.golden.Comparison;
import io.likeness.engine.golden.GoldenCase;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.noise.NoiseScheduler;
import io.likeness.engine.noise.NoiseSchedulers;
import io.likeness.engine.noise.SamplingSteps;
import io.likeness.engine.noise.SchedulerConfig;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** From prompt and noise, or a picture, to picture, latents after every step, against diffusers' pipelines. */
class TextToImageGoldenTest {

    @TestFactory
    Stream<DynamicTest> textToImage() {
        return GoldenFolder.given()
                .tests(
                        "pipelines/{sd1_ddim,sd1_pndm,sd1_dpmpp_2m,sd2_v_ddim,sd2_v_rescale,sdxl_euler,sdxl_no_negative}",
                        this::check);
    }

    @TestFactory
    Stream<DynamicTest> imageToImage() {
        return GoldenFolder.given().tests("pipelines/sd1_img2img*", this::checkImageToImage);
    }

    private void checkImageToImage(GoldenCase golden, Comparison comparison) {
        try (Scope s = Scope.open()) {
            JsonNode call = golden.json().get("call");
            TextToImage textToImage = new TextToImage(
                    StableDiffusion.load(golden.folder().resolve("checkpoints/sd1"), s),
                    scheduler(golden),
                    call.get("num_inference_steps").asInt(),
                    call.get("guidance_scale").asDouble());
            List<Picture> pictures = List.of(new Picture(
                    call.get("prompt").asString(),
                    call.path("negative_prompt").isNull()
                            ? null
                            : call.path("negative_prompt").asString(""),
                    0));
            NDArray pixels = Kernels.affine(s, stored(s, golden, "in.image"), 2, -1);
            SamplingSteps steps = SamplingSteps.ofStrength(
                    textToImage.steps(), call.get("strength").asDouble());
            List<NDArray> after = new ArrayList<>();
            NDArray latents = ImageToImage.of(s, textToImage, pixels, steps)
                    .denoise(
                            s,
                            pictures,
                            stored(s, golden, "in.noise_0"),
                            stored(s, golden, "in.noise_1"),
                            (_, _, latent) -> after.add(Kernels.copy(s, latent)))
                    .orElseThrow();
            comparison.tensor("latents_steps", stacked(s, after));
            comparison.tensor("image", textToImage.decode(s, latents));
        }
    }

    private static NDArray stored(Scope s, GoldenCase golden, String name) {
        SafetensorsFile tensors = golden.tensors();
        return s.of(tensors.floats(name), tensors.info(name).dimensions());
    }

    private void check(GoldenCase golden, Comparison comparison) {
        try (Scope s = Scope.open()) {
            StableDiffusion model = StableDiffusion.load(model(golden), s);
            JsonNode call = golden.json().get("call");
            TextToImage textToImage = new TextToImage(
                    model,
                    scheduler(golden),
                    call.get("num_inference_steps").asInt(),
                    call.get("guidance_scale").asDouble(),
                    call.path("guidance_rescale").asDouble(0));
            List<Picture> pictures = List.of(new Picture(
                    call.get("prompt").asString(),
                    call.path("negative_prompt").isNull()
                            ? null
                            : call.path("negative_prompt").asString(""),
                    0));
            NDArray noise = stored(s, golden, "in.latents");
            List<NDArray> steps = new ArrayList<>();
            NDArray latents = textToImage
                    .denoise(s, pictures, noise, (_, _, after) -> steps.add(Kernels.copy(s, after)))
                    .orElseThrow();
            comparison.tensor("latents_steps", stacked(s, steps));
            comparison.tensor("image", textToImage.decode(s, latents));
            comparePromptEmbeddings(golden, comparison, s, model, pictures.getFirst());
            comparison.floats("timesteps", floats(textToImage.noiseScheduler().timesteps(textToImage.steps())));
        }
    }

    /** (steps, B, C, H, W) */
    private static NDArray stacked(Scope s, List<NDArray> steps) {
        NDArray all = Kernels.cat(s, steps, 0);
        return all.reshape(new ai.djl.ndarray.types.Shape(steps.size())
                .addAll(steps.getFirst().getShape()));
    }

    private static void comparePromptEmbeddings(
            GoldenCase golden, Comparison comparison, Scope s, StableDiffusion model, Picture picture) {
        if (golden.tensors().has("prompt_embeds")) {
            TextEmbeddings both = model.text()
                    .embed(s, List.of(Optional.ofNullable(picture.negativePrompt())), List.of(picture.prompt()));
            compare(comparison, "", both.rows(s, 1));
            compare(comparison, "negative_", both.rows(s, 0));
        }
    }

    private static void compare(Comparison comparison, String prefix, TextEmbeddings one) {
        comparison.tensor(prefix + "prompt_embeds", one.context());
        if (one.pooled() != null) {
            comparison.tensor(prefix + "pooled_prompt_embeds", one.pooled());
        }
    }

    /** The checkpoint that a case's name begins with. */
    private static Path model(GoldenCase golden) {
        String family = golden.name().replaceAll("^pipelines/|_.*$", "");
        return golden.folder().resolve("checkpoints").resolve(family);
    }

    private static NoiseScheduler scheduler(GoldenCase golden) {
        JsonNode scheduler = golden.json().get("scheduler");
        ObjectNode config = scheduler.get("config").deepCopy().asObject();
        config.put("_class_name", scheduler.get("class").asString());
        return NoiseSchedulers.of(new SchedulerConfig(golden.name(), config));
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
