package io.likeness.workshop.guide;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.GenerationSpec.Picture;
import io.likeness.engine.Precision;
import io.likeness.engine.guide.GuideManifest.Denoised;
import io.likeness.engine.guide.GuideManifest.Noised;
import io.likeness.engine.guide.GuideManifest.Reverse;
import io.likeness.engine.image.PngFile;
import io.likeness.engine.image.RgbImage;
import io.likeness.engine.noise.NoiseSchedule;
import io.likeness.engine.pipeline.StableDiffusion;
import io.likeness.engine.pipeline.TextToImage;
import io.likeness.engine.pipeline.TextToImage.StepWatcher;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Noise put over a photo, and taken out of nothing: both as the model's own eyes, its latents, see it. */
final class NoiseFrames {

    private final StableDiffusion model;
    private final TextToImage textToImage;
    private final Path out;

    NoiseFrames(StableDiffusion model, int steps, double guidance, Path out) {
        this.model = model;
        this.textToImage = new TextToImage(model, model.noiseScheduler(null), steps, guidance);
        this.out = out;
    }

    /** The same noise over one photo, from none to all. */
    void forward(RgbImage photo, List<Noised> frames, long seed) {
        NoiseSchedule schedule = textToImage.noiseScheduler().schedule();
        try (Scope s = Scope.inference(Precision.FP32)) {
            NDArray pixels = s.of(photo.planes(), 1, 3, photo.height(), photo.width());
            NDArray x0 = model.vae()
                    .config()
                    .toModelScale(s, model.vae().encode(s, pixels).mean());
            NDArray noise = new Seeds(seed).noise(s, x0.getShape().getShape());
            for (Noised frame : frames) {
                NDArray x = frame.noise() == 0
                        ? x0
                        : schedule.addNoise(s, x0, noise, new long[] {frame.timestep()}); // (1, C, H/f, W/f)
                write(s, x, frame.file());
            }
        }
    }

    /** Every frame of one picture; false if it was stopped. */
    boolean reverse(Reverse reverse, BooleanSupplier stop) {
        List<Picture> one = List.of(new Picture(reverse.prompt(), null, reverse.seed()));
        try (Scope s = Scope.inference(Precision.FP32)) {
            NDArray noise = textToImage.noise(s, one, model.size(), model.size());
            return textToImage.denoise(s, one, noise, watcher(s, reverse, stop)).isPresent();
        }
    }

    private StepWatcher watcher(Scope s, Reverse reverse, BooleanSupplier stop) {
        return new StepWatcher() {
            @Override
            public boolean after(int step, int of, NDArray latents) {
                return !stop.getAsBoolean();
            }

            @Override
            public void before(int step, NDArray latents, Function<Scope, NDArray> believed) {
                for (Denoised frame : reverse.frames()) {
                    if (frame.step() == step) {
                        write(s, latents, frame.noisy());
                        write(s, believed.apply(s), frame.believed());
                    }
                }
            }
        };
    }

    private void write(Scope s, NDArray latents, String file) {
        PngFile.write(out.resolve(file), textToImage.picture(s, latents, 0), file);
    }
}
