package io.likeness.engine.training;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.image.RgbImage;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import io.likeness.engine.unet.MicroConditioning;
import io.likeness.engine.vae.AutoencoderKL;
import io.likeness.engine.vae.LatentDistribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Pictures as the frozen autoencoder sees them: encoded once, drawn from anew at each use. */
final class EncodedPictures {

    private final AutoencoderKL vae;
    private final Scope owner;
    private final List<NDArray> means = new ArrayList<>();
    private final List<NDArray> logvars = new ArrayList<>();
    private final List<MicroConditioning> made = new ArrayList<>();

    /** None yet; what comes will belong to the owner. */
    EncodedPictures(Scope owner, AutoencoderKL vae) {
        this.owner = owner;
        this.vae = vae;
    }

    /**
     * Encodes one more.
     *
     * @throws io.likeness.engine.EngineException.BadFile naming the picture if the autoencoder makes nothing of it that can be learned from
     */
    void add(TrainingPicture picture) {
        RgbImage image = picture.image();
        try (Scope s = owner.frozen()) {
            NDArray pixels = s.of(image.planes(), 1, 3, image.height(), image.width());
            LatentDistribution latents = vae.encode(s, pixels);
            latents.requireSensible(picture.file());
            means.add(Kernels.copy(owner, latents.mean()));
            logvars.add(Kernels.copy(owner, latents.logvar()));
            made.add(picture.made());
        }
    }

    /** How many there are. */
    int count() {
        return means.size();
    }

    /** Latents of some of them (B, C, H/f, W/f), scaled, drawn from their distributions. */
    NDArray sample(Scope s, int[] which, Seeds seeds) {
        var latents = new LatentDistribution(pick(s, means, which), pick(s, logvars, which));
        NDArray noise = seeds.noise(s, latents.mean().getShape().getShape());
        return vae.config().toModelScale(s, latents.sample(s, noise));
    }

    /** How some of them were made. */
    List<MicroConditioning> made(int[] which) {
        return Arrays.stream(which).mapToObj(made::get).toList();
    }

    private static NDArray pick(Scope s, List<NDArray> from, int[] which) {
        return Kernels.cat(s, Arrays.stream(which).mapToObj(from::get).toList(), 0);
    }
}
