package io.likeness.engine.pipeline;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.DrawingRanges;
import io.likeness.engine.EngineEvent.Denoising;
import io.likeness.engine.EngineEvent.Finished;
import io.likeness.engine.EngineEvent.Noted;
import io.likeness.engine.EngineEvent.Preparing;
import io.likeness.engine.EngineEvent.Stopped;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.EngineListener;
import io.likeness.engine.GenerationSpec;
import io.likeness.engine.GenerationSpec.InitImage;
import io.likeness.engine.GenerationSpec.Picture;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.DiskRoom;
import io.likeness.engine.checkpoint.OutFolder;
import io.likeness.engine.image.PngFile;
import io.likeness.engine.noise.NoiseSchedulers;
import io.likeness.engine.noise.SamplingSteps;
import io.likeness.engine.pipeline.TextToImage.StepWatcher;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Leaves;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tokenizer.PromptReading;
import io.likeness.engine.tokenizer.Tokenizer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws the pictures of a spec: batch by batch, each written as soon as it is done. */
public final class PictureGeneration {

    private final GenerationSpec spec;
    private final EngineListener listener;
    private final TextToImage textToImage;
    private final Optional<InitPicture> initPicture;
    private final PictureFolder folder;
    private final int width;
    private final int height;

    private PictureGeneration(
            GenerationSpec spec, EngineListener listener, StableDiffusion model, Optional<InitPicture> initPicture) {
        this.spec = spec;
        this.listener = listener;
        this.initPicture = initPicture;
        this.textToImage = new TextToImage(
                model,
                model.noiseScheduler(spec.noiseScheduler()),
                spec.steps(),
                spec.guidance(),
                spec.guidanceRescale());
        this.width = spec.width() == 0 ? model.size() : spec.width();
        this.height = spec.height() == 0 ? model.size() : spec.height();
        this.folder = new PictureFolder(
                spec,
                SamplerNames.of(textToImage.noiseScheduler()),
                AdapterStack.tags(spec.adapters()),
                ModelHash.of(spec.model()),
                listener);
    }

    /** Does the work; false if the listener stopped it. */
    public static boolean run(GenerationSpec spec, EngineListener listener) {
        DrawingRanges.check(spec);
        if (spec.resume() && spec.saveLatents() != null) {
            throw new BadSetting(
                    "resume: pictures that are there already have no latents to save; leave one of both out");
        }
        // What can be refused is refused before weights are read.
        DiffusersFolder.open(spec.model());
        NoiseSchedulers.read(spec.model().resolve("scheduler"), spec.noiseScheduler())
                .points(sampling(spec));
        Optional<InitPicture> initPicture =
                Optional.ofNullable(spec.initImage()).map(InitPicture::read);
        spec.adapters().forEach(adapter -> AdapterCheck.of(adapter, spec.model()));
        OutFolder.make(spec.out());
        long start = System.nanoTime();
        listener.on(new Preparing("Loading the model", 0, 1));
        try (Scope owner = Scope.open()) {
            StableDiffusion model = StableDiffusion.load(spec.model(), owner);
            listener.on(new Preparing("Loading the model", 1, 1));
            try (AdapterStack _ = AdapterStack.beside(model, spec.adapters(), note -> listener.on(new Noted(note)))) {
                tellCuts(spec, model, listener);
                if (!new PictureGeneration(spec, listener, model, initPicture).drawAll()) {
                    listener.on(new Stopped(0));
                    return false;
                }
            }
        }
        listener.on(new Finished((System.nanoTime() - start) / 1e9));
        return true;
    }

    /** A prompt that the model does not read whole, with the words that adapters bring, is told of, each once. */
    private static void tellCuts(GenerationSpec spec, StableDiffusion model, EngineListener listener) {
        PromptReading reading = new PromptReading(
                model.text().each().stream().<Tokenizer>map(TextEncoder::words).toList());
        tell("prompt", spec.pictures().stream().map(Picture::prompt), reading, listener);
        if (ClassifierFreeGuidance.guides(spec.guidance())) {
            tell(
                    "negative prompt",
                    spec.pictures().stream().flatMap(picture -> Optional.ofNullable(picture.negativePrompt()).stream()),
                    reading,
                    listener);
        }
    }

    private static void tell(String what, Stream<String> prompts, PromptReading reading, EngineListener listener) {
        prompts.distinct()
                .flatMap(prompt -> reading.cut(prompt).stream())
                .forEach(cut -> listener.on(new Noted("The %s is too long: %s".formatted(what, cut))));
    }

    /** The steps that are taken, fewer where a picture is begun with. */
    private static SamplingSteps sampling(GenerationSpec spec) {
        InitImage image = spec.initImage();
        return image == null
                ? SamplingSteps.all(spec.steps())
                : SamplingSteps.ofStrength(spec.steps(), image.strength());
    }

    private boolean drawAll() {
        List<Picture> pictures = spec.pictures();
        try (Scope all = Scope.inference(spec.precision())) {
            long[] shape = textToImage.model().latentShape(pictures.size(), width, height);
            Optional<NDArray> given =
                    Optional.ofNullable(spec.initialLatents()).map(file -> LatentsFile.read(all, file, shape));
            Drawing drawing = drawing(all);
            NDArray last = all.zeros(shape);
            List<Integer> missing = folder.missing();
            int together = textToImage.together(width, height);
            for (int first = 0; first < missing.size(); first += together) {
                if (!draw(
                        all,
                        missing.subList(first, Math.min(first + together, missing.size())),
                        drawing,
                        given,
                        last)) {
                    return false;
                }
            }
            if (spec.saveLatents() != null) {
                LatentsFile.write(spec.saveLatents(), last);
            }
            return true;
        }
    }

    /** From noise, or from noise over a picture. */
    @FunctionalInterface
    private interface Drawing {
        Optional<NDArray> denoise(Scope s, List<Picture> pictures, NDArray noise, StepWatcher watcher);
    }

    private Drawing drawing(Scope all) {
        return initPicture
                .<Drawing>map(picture -> picture.encoded(all, textToImage, width, height, sampling(spec))::denoise)
                .orElse(textToImage::denoise);
    }

    private boolean draw(Scope all, List<Integer> indexes, Drawing drawing, Optional<NDArray> given, NDArray last) {
        List<Picture> batch = indexes.stream().map(spec.pictures()::get).toList();
        DiskRoom.require(spec.out(), PngFile.mostBytes(batch.size(), width, height), "the next pictures take");
        try (Scope s = all.nested()) {
            NDArray noise = given.isPresent()
                    ? Kernels.cat(s, rows(s, given.get(), indexes), 0)
                    : textToImage.noise(s, batch, width, height);
            Optional<NDArray> latents = drawing.denoise(s, batch, noise, (step, of, _) -> after(step, of, indexes));
            if (latents.isEmpty()) {
                return false;
            }
            List<Integer> order = IntStream.range(0, batch.size()).boxed().toList();
            Leaves.copy(rows(s, last, indexes), rows(s, latents.get(), order));
            for (int i = 0; i < batch.size(); i++) {
                folder.write(indexes.get(i), textToImage.picture(s, latents.get(), i));
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
}
