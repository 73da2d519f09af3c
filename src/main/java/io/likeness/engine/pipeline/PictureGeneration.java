package io.likeness.engine.pipeline;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineEvent.Denoising;
import io.likeness.engine.EngineEvent.Finished;
import io.likeness.engine.EngineEvent.ImageWritten;
import io.likeness.engine.EngineEvent.Preparing;
import io.likeness.engine.EngineEvent.Stopped;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.EngineListener;
import io.likeness.engine.GenerationSpec;
import io.likeness.engine.GenerationSpec.Picture;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.OutFolder;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.image.PictureParameters;
import io.likeness.engine.image.PngFile;
import io.likeness.engine.noise.NoiseSchedulers;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Leaves;
import io.likeness.engine.tensor.Scope;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Draws the pictures of a spec: batch by batch, each written as soon as it is done. */
public final class PictureGeneration {

    private final GenerationSpec spec;
    private final EngineListener listener;
    private final TextToImage textToImage;
    private final String modelHash;
    private final int width;
    private final int height;

    private PictureGeneration(GenerationSpec spec, EngineListener listener, StableDiffusion model) {
        this.spec = spec;
        this.listener = listener;
        this.textToImage =
                new TextToImage(model, model.noiseScheduler(spec.noiseScheduler()), spec.steps(), spec.guidance());
        this.modelHash = ModelFingerprint.of(spec.model());
        this.width = spec.width() == 0 ? model.size() : spec.width();
        this.height = spec.height() == 0 ? model.size() : spec.height();
    }

    /** Does the work; false if the listener stopped it. */
    public static boolean run(GenerationSpec spec, EngineListener listener) {
        if (spec.pictures().isEmpty()) {
            throw new BadSetting("count 0: expected at least 1 picture");
        }
        // What can be refused is refused before weights are read.
        DiffusersFolder.open(spec.model());
        NoiseSchedulers.read(spec.model().resolve("scheduler"), spec.noiseScheduler());
        OutFolder.make(spec.out());
        long start = System.nanoTime();
        listener.on(new Preparing("Loading the model", 0, 1));
        try (Scope owner = Scope.open()) {
            StableDiffusion model = StableDiffusion.load(spec.model(), owner);
            listener.on(new Preparing("Loading the model", 1, 1));
            if (!new PictureGeneration(spec, listener, model).drawAll()) {
                listener.on(new Stopped(0));
                return false;
            }
        }
        listener.on(new Finished((System.nanoTime() - start) / 1e9));
        return true;
    }

    private boolean drawAll() {
        List<Picture> pictures = spec.pictures();
        try (Scope all = Scope.inference(spec.precision())) {
            Optional<NDArray> given = initialLatents(all);
            NDArray last = all.zeros(textToImage.model().latentShape(pictures.size(), width, height));
            int together = textToImage.together(width, height);
            for (int first = 0; first < pictures.size(); first += together) {
                List<Picture> batch = pictures.subList(first, Math.min(first + together, pictures.size()));
                if (!draw(all, first, batch, given, last)) {
                    return false;
                }
            }
            saveLatents(last);
            return true;
        }
    }

    private boolean draw(Scope all, int first, List<Picture> batch, Optional<NDArray> given, NDArray last) {
        try (Scope s = all.nested()) {
            NDArray noise = given.isPresent()
                    ? Kernels.narrow(s, given.get(), 0, first, batch.size())
                    : textToImage.noise(s, batch, width, height);
            Optional<NDArray> latents =
                    textToImage.denoise(s, batch, noise, (step, of, _) -> after(step, of, first, batch));
            if (latents.isEmpty()) {
                return false;
            }
            Leaves.copy(List.of(Kernels.narrow(s, last, 0, first, batch.size())), List.of(latents.get()));
            for (int i = 0; i < batch.size(); i++) {
                write(s, first + i, batch.get(i), latents.get(), i);
            }
            return true;
        }
    }

    private boolean after(int step, int of, int first, List<Picture> batch) {
        for (int i = 0; i < batch.size(); i++) {
            listener.on(new Denoising(first + i, step, of));
        }
        return !listener.stopRequested();
    }

    private void write(Scope s, int index, Picture picture, NDArray latents, int row) {
        Path name = Path.of(String.format(Locale.ROOT, "image-%04d.png", index));
        PngFile.write(spec.out().resolve(name), textToImage.picture(s, latents, row), parameters(picture));
        listener.on(new ImageWritten(index, spec.pictures().size(), name, picture.prompt(), picture.seed()));
    }

    private String parameters(Picture picture) {
        return new PictureParameters(
                        picture.prompt(),
                        picture.negativePrompt(),
                        spec.steps(),
                        SamplerNames.of(textToImage.noiseScheduler()),
                        spec.guidance(),
                        picture.seed(),
                        width,
                        height,
                        modelHash,
                        String.valueOf(spec.model().toAbsolutePath().normalize().getFileName()))
                .format();
    }

    private Optional<NDArray> initialLatents(Scope s) {
        Path file = spec.initialLatents();
        if (file == null) {
            return Optional.empty();
        }
        long[] shape = textToImage.model().latentShape(spec.pictures().size(), width, height);
        SafetensorsFile stored = SafetensorsFile.open(file);
        if (!Arrays.equals(stored.info("latents").dimensions(), shape)) {
            throw new BadFile("%s: tensor 'latents' has shape %s, expected %s for %d pictures of %d x %d"
                    .formatted(
                            file,
                            stored.info("latents").shape(),
                            Arrays.toString(shape),
                            spec.pictures().size(),
                            width,
                            height));
        }
        return Optional.of(s.of(stored.floats("latents"), shape));
    }

    private void saveLatents(NDArray latents) {
        Path file = spec.saveLatents();
        if (file != null) {
            new SafetensorsWriter()
                    .add("latents", latents.toFloatArray(), latents.getShape().getShape())
                    .write(file);
        }
    }
}
