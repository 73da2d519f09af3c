package io.likeness.engine.pipeline;

import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.text.ClipTextModel;
import io.likeness.engine.unet.UNet2DConditionModel;
import io.likeness.engine.unet.UNetConfig;
import io.likeness.engine.vae.AutoencoderKL;
import io.likeness.engine.vae.VaeConfig;
import java.nio.file.Path;
import java.util.List;

/**
 * A model before its weights are read: its configurations and tokenizers, which fit each other.
 *
 * @param files its folder
 * @param kind how its parts work together
 * @param texts its text encoders
 * @param unet the shape of its UNet
 * @param vae the shape of its autoencoder
 */
record StableDiffusionPlan(
        DiffusersFolder files, PipelineKind kind, List<TextEncoderPlan> texts, UNetConfig unet, VaeConfig vae) {

    /**
     * Reads everything but weights.
     *
     * @throws io.likeness.engine.EngineException.BadFile naming the file and what is wrong with it
     */
    static StableDiffusionPlan read(Path folder) {
        DiffusersFolder files = DiffusersFolder.open(folder);
        PipelineKind kind = PipelineKind.of(files);
        List<TextEncoderPlan> texts = kind.encoders.stream()
                .map(place -> TextEncoderPlan.read(files, place))
                .toList();
        UNetConfig unet = UNetConfig.read(files.config("unet"));
        VaeConfig vae = VaeConfig.read(files.config("vae"));
        PartsFit.require(files, texts, unet, vae);
        return new StableDiffusionPlan(files, kind, texts, unet, vae);
    }

    /** Builds every network of the headers of its files, by the constructors that read its weights, and drops it. */
    void requireTensors() {
        texts.forEach(text -> new ClipTextModel(headers(text.place().part()), text.config()));
        new UNet2DConditionModel(headers("unet"), unet);
        new AutoencoderKL(headers("vae"), vae);
    }

    private Weights headers(String part) {
        return Weights.headersOf(files.weights(part));
    }
}
