package io.likeness.engine.training;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineEvent.Preparing;
import io.likeness.engine.EngineException;
import io.likeness.engine.EngineListener;
import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.GenerationSpec.Picture;
import io.likeness.engine.Precision;
import io.likeness.engine.PriorPreservation;
import io.likeness.engine.TrainingPrompts;
import io.likeness.engine.checkpoint.DiskRoom;
import io.likeness.engine.image.PhotoFile;
import io.likeness.engine.image.PngFile;
import io.likeness.engine.lineage.ModelFingerprint;
import io.likeness.engine.noise.SchedulerConfig;
import io.likeness.engine.pipeline.StableDiffusion;
import io.likeness.engine.pipeline.TextToImage;
import io.likeness.engine.presets.ModelDefaults;
import io.likeness.engine.tensor.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Pictures of the class that the frozen base model draws itself, for prior preservation (arXiv 2208.12242, section 3.3). They are
 * kept in a library, and found again by base model, prompts, sampler, size and seed.
 */
final class ClassImages {

    private final Path baseModel;
    private final List<String> prompts;
    private final int size;
    private final int steps;
    private final double guidance;
    private final Path folder;

    private ClassImages(FineTuningSpec spec, List<String> prompts, int size, Path library) {
        this.baseModel = spec.baseModel();
        this.size = size;
        this.prompts = prompts;
        ModelDefaults defaults = ModelDefaults.of(baseModel);
        this.steps = defaults.denoisingSteps();
        this.guidance = defaults.guidance();
        JsonNode sampler = SchedulerConfig.read(baseModel.resolve("scheduler")).json();
        String key = "%s|%s|%s|%d|%s|%d"
                .formatted(
                        ModelFingerprint.full(baseModel), String.join(" | ", prompts), sampler, steps, guidance, size);
        this.folder = library.resolve(ModelFingerprint.ofText(key).substring(0, 16));
    }

    /**
     * The class images that a training asks for; those that the library lacks are drawn now, with the settings that suit the base
     * model's size, in float32 whatever the training computes in, so that one library serves all. Empty if the listener stopped it.
     *
     * @param size pixels along a side
     * @throws EngineException if one of them cannot be had: a training never goes on with fewer than it was asked for
     */
    static Optional<List<Path>> gather(
            FineTuningSpec spec, TrainingPrompts prompts, int size, EngineListener listener) {
        PriorPreservation prior = spec.priorPreservation();
        return prior == null
                ? Optional.of(List.of())
                : new ClassImages(spec, prompts.classImages(), size, prior.library())
                        .take(prior.classImages(), listener);
    }

    private Optional<List<Path>> take(int count, EngineListener listener) {
        List<Integer> missing = IntStream.range(0, count)
                .filter(seed -> !isUsable(file(seed)))
                .boxed()
                .toList();
        listener.on(new Preparing(DrawnCount.STAGE, count - missing.size(), count));
        if (!missing.isEmpty() && !draw(missing, count, listener)) {
            return Optional.empty();
        }
        return Optional.of(IntStream.range(0, count).mapToObj(this::file).toList());
    }

    private boolean draw(List<Integer> seeds, int count, EngineListener listener) {
        try (Scope owner = Scope.inference(Precision.FP32)) {
            StableDiffusion model = StableDiffusion.load(baseModel, owner);
            TextToImage textToImage = new TextToImage(model, model.noiseScheduler(null), steps, guidance);
            int together = textToImage.together(size, size);
            for (int first = 0; first < seeds.size(); first += together) {
                List<Integer> batch = seeds.subList(first, Math.min(first + together, seeds.size()));
                if (!draw(owner, textToImage, batch, new DrawnCount(count - seeds.size() + first, count, listener))) {
                    return false;
                }
            }
            return true;
        }
    }

    private boolean draw(Scope owner, TextToImage textToImage, List<Integer> seeds, DrawnCount count) {
        DiskRoom.require(folder, PngFile.mostBytes(seeds.size(), size, size), "the next class images take");
        List<Picture> pictures = seeds.stream()
                .map(seed -> new Picture(prompt(seed), null, seed))
                .toList();
        try (Scope s = owner.nested()) {
            NDArray noise = textToImage.noise(s, pictures, size, size);
            Optional<NDArray> latents =
                    textToImage.denoise(s, pictures, noise, (step, of, _) -> count.after(seeds.size() * step / of));
            if (latents.isEmpty()) {
                return false;
            }
            for (int i = 0; i < seeds.size(); i++) {
                PngFile.write(file(seeds.get(i)), textToImage.picture(s, latents.get(), i), prompt(seeds.get(i)));
            }
            count.tell(seeds.size());
            return true;
        }
    }

    private String prompt(int seed) {
        return prompts.get(seed % prompts.size());
    }

    private Path file(int seed) {
        return folder.resolve(String.format(Locale.ROOT, "class-%05d.png", seed));
    }

    /** A picture that a crash or a full disk cut short is drawn again. */
    private boolean isUsable(Path file) {
        try {
            return Files.exists(file) && PhotoFile.read(file).width() == size;
        } catch (EngineException e) {
            return false;
        }
    }
}
