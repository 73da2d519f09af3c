package io.likeness.engine.pipeline;

import io.likeness.engine.DrawingRanges;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.lora.AdaptedNetwork;
import io.likeness.engine.checkpoint.lora.KohyaNames;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.noise.NoiseScheduler;
import io.likeness.engine.noise.NoiseSchedulers;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.unet.UNet2DConditionModel;
import io.likeness.engine.unet.UNetConfig;
import io.likeness.engine.vae.AutoencoderKL;
import io.likeness.engine.vae.VaeConfig;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text-to-image model of the Stable Diffusion family, 1.x, 2.x (arXiv 2112.10752) or XL (arXiv 2307.01952).
 *
 * @param folder the diffusers folder that it came from
 * @param text prompts to embeddings
 * @param unet predicts the noise in latents
 * @param vae pictures to latents and back
 */
public record StableDiffusion(Path folder, TextEncoders text, UNet2DConditionModel unet, AutoencoderKL vae) {

    /**
     * Loads a model; its weights belong to the owner.
     *
     * @throws io.likeness.engine.EngineException.BadFile naming the file and tensor that is missing or damaged
     */
    public static StableDiffusion load(Path folder, Scope owner) {
        return load(folder, LoraAdapter.in(folder, owner), owner);
    }

    /** Loads a model with an adapter, in place of the one that may lie in its folder. */
    public static StableDiffusion load(Path folder, LoraAdapter adapter, Scope owner) {
        StableDiffusionPlan plan = StableDiffusionPlan.read(folder);
        DiffusersFolder files = plan.files();
        PipelineKind kind = plan.kind();
        List<TextEncoder> encoders = plan.texts().stream()
                .map(text -> text.load(files, adapter.of(text.place().network()), owner))
                .toList();
        Weights unetWeights = Weights.of(files.weights("unet"), owner).with(adapter.of(AdaptedNetwork.UNET));
        StableDiffusion model = new StableDiffusion(
                folder,
                new TextEncoders(kind, encoders, kind.pooled && files.says("force_zeros_for_empty_prompt", true)),
                new UNet2DConditionModel(unetWeights, plan.unet()),
                new AutoencoderKL(Weights.of(files.weights("vae"), owner), plan.vae(), kind.autoencoderInFloat32));
        adapter.finish();
        return model;
    }

    /**
     * Whether a folder holds all that drawing needs, in the right shapes; only headers, configurations and tokenizers are read.
     *
     * @throws io.likeness.engine.EngineException.BadFile naming the file and what is missing or does not fit
     */
    public static void requireWhole(Path folder) {
        StableDiffusionPlan.read(folder).requireTensors();
    }

    /** The model's own noise scheduler, or the one of a name with the model's settings. */
    public NoiseScheduler noiseScheduler(@Nullable String name) {
        return NoiseSchedulers.read(folder.resolve("scheduler"), name);
    }

    /** Pixels along a side of a picture that the model was trained at. */
    public int size() {
        return unet.config().sampleSize() * vae.config().factor();
    }

    /** What files of adapters for a model call its layers. */
    public static KohyaNames adapterNames(DiffusersFolder files) {
        return PipelineKind.of(files).adapterNames;
    }

    /** Pixels along a side, from the configs of a model that is not loaded. */
    public static int size(DiffusersFolder files) {
        return UNetConfig.read(files.config("unet")).sampleSize()
                * VaeConfig.read(files.config("vae")).factor();
    }

    /**
     * Shape of the latents of count pictures (N, C, H/f, W/f).
     *
     * @throws BadSetting if the size does not divide by the autoencoder's factor
     */
    public long[] latentShape(int count, int width, int height) {
        int factor = vae.config().factor();
        checkSide("width", width, factor);
        checkSide("height", height, factor);
        return new long[] {count, unet.config().inChannels(), height / factor, width / factor};
    }

    private static void checkSide(String name, int pixels, int factor) {
        if (pixels < factor || pixels > DrawingRanges.LARGEST_SIDE || pixels % factor != 0) {
            throw new BadSetting("%s %d: expected a multiple of %d from %d to %d"
                    .formatted(name, pixels, factor, factor, DrawingRanges.LARGEST_SIDE));
        }
    }
}
