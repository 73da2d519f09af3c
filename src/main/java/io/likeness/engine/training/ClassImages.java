package io.likeness.engine.training;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineEvent.Preparing;
import io.likeness.engine.EngineException;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineListener;
import io.likeness.engine.GenerationSpec.Picture;
import io.likeness.engine.Precision;
import io.likeness.engine.image.PhotoFile;
import io.likeness.engine.image.PngFile;
import io.likeness.engine.image.RgbImage;
import io.likeness.engine.pipeline.ModelFingerprint;
import io.likeness.engine.pipeline.StableDiffusion;
import io.likeness.engine.pipeline.TextToImage;
import io.likeness.engine.tensor.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Pictures of the class that the frozen base model draws itself, for prior preservation (arXiv 2208.12242, section 3.3). They are
 * kept in a library, and found again by base model, prompt, sampler, size and seed.
 */
final class ClassImages {

    private static final int STEPS = 25;

    private final Path baseModel;
    private final String prompt;
    private final int size;
    private final double guidance;
    private final Path folder;

    /**
     * The class images of a base model.
     *
     * @param prompt the class prompt
     * @param size pixels along a side
     * @param guidance classifier-free guidance scale
     * @param library where those of all models and prompts are kept
     */
    ClassImages(Path baseModel, String prompt, int size, double guidance, Path library) {
        this.baseModel = baseModel;
        this.prompt = prompt;
        this.size = size;
        this.guidance = guidance;
        String key =
                "%s|%s|own sampler|%d|%s|%d".formatted(ModelFingerprint.full(baseModel), prompt, STEPS, guidance, size);
        this.folder = library.resolve(ModelFingerprint.ofText(key).substring(0, 16));
    }

    /**
     * The first count images; those that the library lacks are drawn now. Empty if the listener stopped it.
     *
     * @throws BadFile if one of them cannot be had: a training never goes on with fewer than it was asked for
     */
    Optional<List<RgbImage>> take(int count, EngineListener listener) {
        List<Integer> missing = IntStream.range(0, count)
                .filter(seed -> !isUsable(file(seed)))
                .boxed()
                .toList();
        listener.on(new Preparing("Class images", count - missing.size(), count));
        if (!missing.isEmpty() && !draw(missing, count, listener)) {
            return Optional.empty();
        }
        List<RgbImage> images = new ArrayList<>();
        for (int seed = 0; seed < count; seed++) {
            images.add(PhotoFile.read(file(seed)));
        }
        return Optional.of(images);
    }

    private boolean draw(List<Integer> seeds, int count, EngineListener listener) {
        try (Scope owner = Scope.inference(Precision.FP32)) {
            StableDiffusion model = StableDiffusion.load(baseModel, owner);
            TextToImage textToImage = new TextToImage(model, model.noiseScheduler(null), STEPS, guidance);
            int together = textToImage.together(size, size);
            for (int first = 0; first < seeds.size(); first += together) {
                List<Integer> batch = seeds.subList(first, Math.min(first + together, seeds.size()));
                if (!draw(owner, textToImage, batch, listener)) {
                    return false;
                }
                listener.on(new Preparing("Class images", count - seeds.size() + first + batch.size(), count));
            }
            return true;
        }
    }

    private boolean draw(Scope owner, TextToImage textToImage, List<Integer> seeds, EngineListener listener) {
        List<Picture> pictures =
                seeds.stream().map(seed -> new Picture(prompt, "", seed)).toList();
        try (Scope s = owner.nested()) {
            NDArray noise = textToImage.noise(s, pictures, size, size);
            Optional<NDArray> latents = textToImage.denoise(s, pictures, noise, (_, _, _) -> !listener.stopRequested());
            if (latents.isEmpty()) {
                return false;
            }
            for (int i = 0; i < seeds.size(); i++) {
                PngFile.write(file(seeds.get(i)), textToImage.picture(s, latents.get(), i), prompt);
            }
            return true;
        }
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
