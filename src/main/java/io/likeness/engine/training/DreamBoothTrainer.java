package io.likeness.engine.training;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.pipeline.StableDiffusion;
import io.likeness.engine.tensor.Gradients;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import io.likeness.engine.unet.Conditioning;
import io.likeness.engine.unet.MicroConditioning;
import java.util.List;
import java.util.stream.Stream;

/**
 * DreamBooth (arXiv 2208.12242): fine-tunes the UNet, and the text encoder if asked, on photos of one subject, beside class images
 * that keep the class what it was.
 *
 * <p>All randomness is a pure function of seed and step, so weights and the optimizer's state are all that a resumed run needs to
 * take the very same steps.
 */
final class DreamBoothTrainer {

    private final FineTuningSpec spec;
    private final StableDiffusion model;
    private final Trained trained;
    private final TrainingData data;
    private final DreamBoothLoss loss;
    private final IdentifierRows identifier;
    private final AdamW optimizer;
    private final Seeds seeds;

    /** A training at its beginning; what it keeps belongs to the owner. */
    DreamBoothTrainer(
            FineTuningSpec spec,
            StableDiffusion model,
            Trained trained,
            IdentifierRows identifier,
            TrainingData data,
            Scope owner) {
        this.spec = spec;
        this.model = model;
        this.trained = trained;
        this.data = data;
        double priorWeight =
                spec.priorPreservation() == null ? 0 : spec.priorPreservation().weight();
        this.loss = DreamBoothLoss.of(model.noiseScheduler("ddpm").schedule(), priorWeight);
        this.identifier = identifier;
        this.optimizer = new AdamW(owner, trained.leaves(), identifier.rates(), AdamW.Settings.DREAM_BOOTH);
        this.seeds = new Seeds(spec.seed());
    }

    /** One optimizer step, over as many batches as gradients are accumulated; returns their mean loss. */
    double step(int step) {
        int batches = spec.gradientAccumulation();
        double sum = 0;
        for (int i = 0; i < batches; i++) {
            try (Scope s = Scope.training(spec.precision())) {
                NDArray total = loss.of(s, model.unet(), batch(s, (long) step * batches + i))
                        .total();
                Gradients.backward(Kernels.scale(s, total, 1.0 / batches));
                sum += total.getFloat();
            }
        }
        if (!Double.isFinite(sum)) {
            throw new BadSetting(
                    step == 0
                            ? "the loss of the first step is no number (NaN or infinite): the base model is damaged, or it"
                                    + " overflows in %s".formatted(spec.precision())
                            : "the loss is no longer a number after %d steps: learning rate %s is too high"
                                    .formatted(step, spec.learningRate()));
        }
        identifier.keepOtherWords();
        optimizer.step(spec.learningRate());
        return sum / batches;
    }

    /** Photos first, as many class images after them; each with noise and timestep of its own. */
    private Batch batch(Scope s, long index) {
        int instances = spec.batchSize();
        int[] which = which(data.photos(), "photos", index);
        int[] ofClass = data.classImages().count() == 0 ? new int[0] : which(data.classImages(), "class images", index);
        NDArray latents = data.photos().sample(s, which, latentSeeds("photos", index)); // (B, C, H/f, W/f)
        if (ofClass.length > 0) {
            NDArray prior = data.classImages().sample(s, ofClass, latentSeeds("class images", index));
            latents = Kernels.cat(s, List.of(latents, prior), 0);
        }
        NDArray noise = seeds.at("noise").at(index).noise(s, latents.getShape().getShape());
        long[] timesteps = seeds.at("timesteps")
                .at(index)
                .timesteps(instances + ofClass.length, loss.schedule().timesteps());
        List<MicroConditioning> made = Stream.concat(
                        data.photos().made(which).stream(), data.classImages().made(ofClass).stream())
                .toList();
        Conditioning conditioning = data.prompts()
                .embeddings(s, index * instances, instances, ofClass)
                .of(s, made);
        return new Batch(latents, noise, timesteps, conditioning, instances);
    }

    private int[] which(EncodedPictures pictures, String kind, long index) {
        return new DataOrder(pictures.count(), seeds.at(kind).at("order")).batch(index, spec.batchSize());
    }

    private Seeds latentSeeds(String kind, long index) {
        return seeds.at(kind).at("latents").at(index);
    }

    /** What learns. */
    Trained trained() {
        return trained;
    }

    /** The optimizer, for its state. */
    AdamW optimizer() {
        return optimizer;
    }
}
