package io.likeness.engine.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.likeness.engine.DrawingRanges;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.GenerationSpec.Picture;
import io.likeness.engine.PredictionType;
import io.likeness.engine.image.RgbImage;
import io.likeness.engine.noise.NoiseLevel;
import io.likeness.engine.noise.NoiseScheduler;
import io.likeness.engine.noise.NoiseScheduler.Denoising;
import io.likeness.engine.noise.SamplingPoint;
import io.likeness.engine.noise.SamplingSteps;
import io.likeness.engine.pipeline.ClassifierFreeGuidance.Answer;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import io.likeness.engine.unet.Conditioning;
import io.likeness.engine.unet.MicroConditioning;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * From prompts and noise to pictures, several at once.
 *
 * @param model what draws
 * @param noiseScheduler the way from noise to latents
 * @param steps its steps
 * @param guidance classifier-free guidance scale; 1 switches it off
 * @param guidanceRescale how much of the contrast that guidance adds is taken back, 0 to 1
 */
public record TextToImage(
        StableDiffusion model, NoiseScheduler noiseScheduler, int steps, double guidance, double guidanceRescale) {

    /** The most latent pixels of one forward pass on a machine of ordinary memory: one guided picture of 512 x 512. */
    private static final long LATENT_PIXELS = 2 * 64 * 64;

    public TextToImage {
        check(steps, guidance);
        DrawingRanges.guidanceRescale(guidanceRescale);
    }

    /**
     * Refuses numbers that no model can draw with.
     *
     * @throws BadSetting naming the one
     */
    public static void check(int steps, double guidance) {
        DrawingRanges.steps(steps);
        DrawingRanges.guidance(guidance);
    }

    /** With guidance as it comes. */
    public TextToImage(StableDiffusion model, NoiseScheduler noiseScheduler, int steps, double guidance) {
        this(model, noiseScheduler, steps, guidance, 0);
    }

    /** Sees the latents after each step, and may end the work. */
    @FunctionalInterface
    public interface StepWatcher {
        /** Latents (B, C, H, W) after a step, counted from 1; false stops. */
        boolean after(int step, int of, NDArray latents);

        /**
         * Sees what a step begins with, for who wants to show the way as well as its end.
         *
         * @param latents (B, C, H, W) as the network is given them, before the step counted from 1
         * @param believed the image (B, C, H, W) that the model now takes to be behind the noise; costs nothing unless asked for
         */
        default void before(int step, NDArray latents, Function<Scope, NDArray> believed) {}
    }

    /** How many pictures of a size to draw in one forward pass. */
    public int together(int width, int height) {
        long[] shape = model.latentShape(1, width, height);
        long area = shape[2] * shape[3] * (ClassifierFreeGuidance.guides(guidance) ? 2 : 1);
        return (int) Math.clamp(LATENT_PIXELS / area, 1, 16);
    }

    /** The noise that pictures of a size begin with (B, C, H/f, W/f): each from its own seed, whatever is drawn beside it. */
    public NDArray noise(Scope s, List<Picture> pictures, int width, int height) {
        long[] one = model.latentShape(1, width, height);
        List<NDArray> each = pictures.stream()
                .map(picture -> new Seeds(picture.seed()).at("latents").noise(s, one))
                .toList();
        return Kernels.cat(s, each, 0);
    }

    /**
     * Takes the noise out.
     *
     * @param noise unit normal (B, C, H/f, W/f)
     * @return latents of that shape, or nothing if the watcher stopped
     */
    public Optional<NDArray> denoise(Scope s, List<Picture> pictures, NDArray noise, StepWatcher watcher) {
        NDArray latents = Kernels.scale(s, noise, noiseScheduler.initNoiseSigma(steps)); // (B, C, H, W)
        return denoise(s, pictures, SamplingSteps.all(steps), latents, watcher);
    }

    /** The same from latents that a run of these steps may begin with; they are consumed. */
    Optional<NDArray> denoise(
            Scope s, List<Picture> pictures, SamplingSteps steps, NDArray latents, StepWatcher watcher) {
        List<SamplingPoint> points = noiseScheduler.points(steps);
        PredictionType type = noiseScheduler.schedule().predictionType();
        var guided = new ClassifierFreeGuidance(
                model.unet(), conditioning(s, pictures, latents.getShape()), guidance, guidanceRescale);
        Denoising run = noiseScheduler.start(s, steps, new PictureNoise(pictures));
        FiniteNumbersWatch watch = new FiniteNumbersWatch(s, points.size());
        for (int i = 0; i < points.size(); i++) {
            NoiseLevel level = points.get(i).level();
            try (Scope step = s.nested();
                    NDArray before = latents) {
                NDArray input = level.input(step, before);
                Answer answer = guided.predict(step, input, points.get(i).timestep());
                watcher.before(i + 1, input, scope -> level.image(scope, type, answer.guided(), before));
                latents = s.keep(run.step(step, answer.guided(), before));
                watch.after(step, answer.network(), answer.guided(), latents);
            }
            if (!watcher.after(i + 1, points.size(), latents)) {
                return Optional.empty();
            }
        }
        watch.look();
        return Optional.of(latents);
    }

    /** Latents (B, C, H/f, W/f) to pixels (B, 3, H, W) in [0, 1]. */
    public NDArray decode(Scope s, NDArray latents) {
        try (Scope net = s.nested()) {
            NDArray pixels = model.vae().decode(net, model.vae().config().fromModelScale(net, latents));
            return s.keep(unit(net, pixels));
        }
    }

    /** Pixels from [-1, 1] to [0, 1], and nothing beyond. */
    private static NDArray unit(Scope s, NDArray pixels) {
        return Kernels.clamp(s, Kernels.affine(s, pixels, 0.5, 0.5), 0, 1);
    }

    /**
     * One picture of latents (B, C, H/f, W/f).
     *
     * @throws BadSetting if the autoencoder makes of them what is no number
     */
    public RgbImage picture(Scope s, NDArray latents, int index) {
        try (Scope one = s.nested()) {
            NDArray own = Kernels.narrow(one, latents, 0, index, 1);
            NDArray pixels = model.vae().decode(one, model.vae().config().fromModelScale(one, own)); // (1, 3, H, W)
            FiniteNumbersWatch.requirePicture(one, pixels);
            int width = (int) pixels.getShape().get(3);
            int height = (int) pixels.getShape().get(2);
            return RgbImage.ofUnitPlanes(unit(one, pixels).toFloatArray(), width, height);
        }
    }

    /** What the UNet is told of a batch whose latents have this shape. */
    private Conditioning conditioning(Scope s, List<Picture> pictures, Shape latents) {
        List<String> prompts = pictures.stream().map(Picture::prompt).toList();
        List<Optional<String>> negative = ClassifierFreeGuidance.guides(guidance)
                ? pictures.stream()
                        .map(picture -> Optional.ofNullable(picture.negativePrompt()))
                        .toList()
                : List.of();
        int factor = model.vae().config().factor();
        int height = (int) latents.get(2) * factor;
        int width = (int) latents.get(3) * factor;
        int samples = negative.size() + prompts.size();
        return model.text()
                .embed(s, negative, prompts)
                .of(s, Collections.nCopies(samples, MicroConditioning.whole(width, height)));
    }
}
