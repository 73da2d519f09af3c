package io.likeness.engine.pipeline;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.GenerationSpec.Picture;
import io.likeness.engine.image.RgbImage;
import io.likeness.engine.noise.SamplingSteps;
import io.likeness.engine.pipeline.TextToImage.StepWatcher;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import io.likeness.engine.vae.LatentDistribution;
import java.util.List;
import java.util.Optional;

/**
 * From a picture to pictures like it (SDEdit, arXiv 2108.01073): its latents are put under noise and drawn from there on.
 *
 * @param textToImage what draws
 * @param steps the steps that are taken, fewer for less strength
 * @param image the picture's latents, not scaled (1, C, H/f, W/f)
 */
record ImageToImage(TextToImage textToImage, SamplingSteps steps, LatentDistribution image) {

    /**
     * Encodes a picture of a size that the autoencoder takes.
     *
     * @param owner keeps its latents
     */
    static ImageToImage of(Scope owner, TextToImage textToImage, RgbImage picture, SamplingSteps steps) {
        try (Scope net = owner.nested()) {
            NDArray pixels = net.of(picture.planes(), 1, 3, picture.height(), picture.width());
            return of(owner, textToImage, pixels, steps);
        }
    }

    /** The same of pixels (1, 3, H, W) in [-1, 1]. */
    static ImageToImage of(Scope owner, TextToImage textToImage, NDArray pixels, SamplingSteps steps) {
        try (Scope net = owner.nested()) {
            LatentDistribution image = textToImage.model().vae().encode(net, pixels);
            return new ImageToImage(
                    textToImage,
                    steps,
                    new LatentDistribution(Kernels.copy(owner, image.mean()), Kernels.copy(owner, image.logvar())));
        }
    }

    /**
     * Takes the noise out that was put over the picture.
     *
     * @param noise unit normal (B, C, H/f, W/f), one for each picture
     * @return latents of that shape, or nothing if the watcher stopped
     */
    Optional<NDArray> denoise(Scope s, List<Picture> pictures, NDArray noise, StepWatcher watcher) {
        long[] one = image.mean().getShape().getShape();
        List<NDArray> drawn = pictures.stream()
                .map(picture -> new Seeds(picture.seed()).at("init image").noise(s, one))
                .toList();
        return denoise(s, pictures, Kernels.cat(s, drawn, 0), noise, watcher);
    }

    /** The same with the noise given that draws latents from what the autoencoder says of the picture. */
    Optional<NDArray> denoise(Scope s, List<Picture> pictures, NDArray drawn, NDArray noise, StepWatcher watcher) {
        NDArray latents = textToImage.model().vae().config().toModelScale(s, image.sample(s, drawn));
        NDArray begun =
                textToImage.noiseScheduler().points(steps).getFirst().level().noisy(s, latents, noise);
        return textToImage.denoise(s, pictures, steps, begun, watcher);
    }
}
