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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

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
        if (spec.resume() && spec.saveLatents() != null) {
            throw new BadSetting(
                    "resume: pictures that are there already have no latents to save; leave one of both out");
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
            List<Integer> missing = missing();
            int together = textToImage.together(width, height);
            for (int first = 0; first < missing.size(); first += together) {
                if (!draw(all, missing.subList(first, Math.min(first + together, missing.size())), given, last)) {
                    return false;
                }
            }
            saveLatents(last);
            return true;
        }
    }

    /** The pictures to draw, by index; those that an earlier run left are told of once more. */
    private List<Integer> missing() {
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < spec.pictures().size(); i++) {
            if (spec.resume() && Files.exists(spec.out().resolve(name(i)))) {
                written(i);
            } else {
                missing.add(i);
            }
        }
        return missing;
    }

    private boolean draw(Scope all, List<Integer> indexes, Optional<NDArray> given, NDArray last) {
        List<Picture> batch = indexes.stream().map(spec.pictures()::get).toList();
        try (Scope s = all.nested()) {
            NDArray noise = given.isPresent()
                    ? Kernels.cat(s, rows(s, given.get(), indexes), 0)
                    : textToImage.noise(s, batch, width, height);
            Optional<NDArray> latents = textToImage.denoise(s, batch, noise, (step, of, _) -> after(step, of, indexes));
            if (latents.isEmpty()) {
                return false;
            }
            List<Integer> order = IntStream.range(0, batch.size()).boxed().toList();
            Leaves.copy(rows(s, last, indexes), rows(s, latents.get(), order));
            for (int i = 0; i < batch.size(); i++) {
                write(s, indexes.get(i), latents.get(), i);
            }
            return true;
        }
    }

    private static List<NDArray> rows(Scope s, NDArray latents, List<Integer> indexes) {
        return indexes.stream().map(i -> Kernels.narrow(s, latents, 0, i, 1)).toList();
    }

    private boolean after(int step, int of, List<Integer> indexes) {
        indexes.forEach(index -> listener.on(new Denoising(index, step, of)));
        return !listener.stopRequested();
    }

    private void write(Scope s, int index, NDArray latents, int row) {
        Picture picture = spec.pictures().get(index);
        PngFile.write(spec.out().resolve(name(index)), textToImage.picture(s, latents, row), parameters(picture));
        written(index);
    }

    private void written(int index) {
        Picture picture = spec.pictures().get(index);
        listener.on(new ImageWritten(index, spec.pictures().size(), name(index), picture.prompt(), picture.seed()));
    }

    private static Path name(int index) {
        return Path.of(String.format(Locale.ROOT, "image-%04d.png", index));
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
